@NullMarked
@CheckReturnValue
package dev.tradewind.launcher;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
