@NullMarked
package dev.tradewind.fulfillment;

import org.jspecify.annotations.NullMarked;
