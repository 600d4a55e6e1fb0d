@NullMarked
@CheckReturnValue
package dev.tradewind.merchants;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
