/** People who use the platform over REST, and what they remember of it. */
@NullMarked
@CheckReturnValue
package dev.tradewind.chaos.load;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
