/** Whether what people were told is true: by SQL, without asking the platform. */
@NullMarked
@CheckReturnValue
package dev.tradewind.chaos.judge;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
