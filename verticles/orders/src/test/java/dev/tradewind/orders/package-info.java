@NullMarked
package dev.tradewind.orders;

import org.jspecify.annotations.NullMarked;
