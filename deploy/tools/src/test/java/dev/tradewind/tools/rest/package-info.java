@NullMarked
package dev.tradewind.tools.rest;

import org.jspecify.annotations.NullMarked;
