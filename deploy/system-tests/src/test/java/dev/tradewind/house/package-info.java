/**
 * The rules of the house, each held by a test whose message names the fix. They read the sources and the compiled
 * classes of all modules.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.house;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
