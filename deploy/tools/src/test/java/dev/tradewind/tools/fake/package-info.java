/** A platform in memory, as far as the tools use one: what it is sent it holds, by external reference. */
@NullMarked
@CheckReturnValue
package dev.tradewind.tools.fake;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
