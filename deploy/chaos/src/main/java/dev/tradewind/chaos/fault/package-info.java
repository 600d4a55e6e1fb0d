/** What can go wrong, one class each. */
@NullMarked
@CheckReturnValue
package dev.tradewind.chaos.fault;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
