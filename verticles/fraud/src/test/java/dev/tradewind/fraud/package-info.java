@NullMarked
package dev.tradewind.fraud;

import org.jspecify.annotations.NullMarked;
