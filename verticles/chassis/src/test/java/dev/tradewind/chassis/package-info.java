@NullMarked
@CheckReturnValue
package dev.tradewind.chassis;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
