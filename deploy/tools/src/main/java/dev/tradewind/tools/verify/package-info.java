/** Asking the server what it holds after an import, and comparing that with what was sent. */
@NullMarked
@CheckReturnValue
package dev.tradewind.tools.verify;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
