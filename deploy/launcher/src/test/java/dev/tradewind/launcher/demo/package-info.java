@NullMarked
@CheckReturnValue
package dev.tradewind.launcher.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
