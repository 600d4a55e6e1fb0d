/**
 * Living history again: virtual shoppers buy through the live checkout what was bought, in the order in which it was
 * bought, and staff ships, delivers and cancels what was shipped, delivered and cancelled.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.tools.replay;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
