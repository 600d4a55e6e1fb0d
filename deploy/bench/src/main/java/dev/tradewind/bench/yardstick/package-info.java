/**
 * Raw limits, as a program of its own: bare Vert.x handlers, alone and with one prepared statement, and a feed
 * between two domains that do nothing else. Nothing here is validated, secured or kept consistent: it is what the
 * machine can do at most.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.bench.yardstick;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
