@NullMarked
package dev.tradewind.learning;

import org.jspecify.annotations.NullMarked;
