@NullMarked
@CheckReturnValue
package dev.tradewind.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
