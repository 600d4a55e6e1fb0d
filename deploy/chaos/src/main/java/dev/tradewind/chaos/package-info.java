/** Starts a cluster of its own, sells through it, breaks it in every way there is, heals it, and judges it. */
@NullMarked
@CheckReturnValue
package dev.tradewind.chaos;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
