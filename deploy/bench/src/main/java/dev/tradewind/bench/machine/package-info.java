/** The processes that are measured, and the processor time they take. */
@NullMarked
@CheckReturnValue
package dev.tradewind.bench.machine;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
