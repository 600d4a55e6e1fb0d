@NullMarked
package dev.tradewind.tools;

import org.jspecify.annotations.NullMarked;
