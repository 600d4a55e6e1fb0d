/** What is measured. */
@NullMarked
@CheckReturnValue
package dev.tradewind.bench.scenario;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
