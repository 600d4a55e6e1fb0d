@NullMarked
@CheckReturnValue
package dev.tradewind.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
