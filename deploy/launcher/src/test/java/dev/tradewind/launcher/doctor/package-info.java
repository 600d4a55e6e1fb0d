@NullMarked
@CheckReturnValue
package dev.tradewind.launcher.doctor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
