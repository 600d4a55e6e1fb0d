/**
 * Models learned from examples, for whichever domain has some: gradient-boosted trees. Plain Java that knows nothing
 * of the shop; the same examples give the same model on every machine.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.learning;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
