@NullMarked
package dev.tradewind.payments;

import org.jspecify.annotations.NullMarked;
