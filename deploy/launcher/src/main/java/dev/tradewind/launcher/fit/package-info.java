/**
 * Whether a build of a verticle fits to what runs: to the contracts that others rely on, to the classes that the node
 * has for it, to the tables that the running build uses. Looks at files only, and knows nothing of what runs.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.launcher.fit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
