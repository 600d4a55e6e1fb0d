/** The whole platform, end to end, as shoppers, merchants and staff see it through REST. */
@NullMarked
@CheckReturnValue
package dev.tradewind.system;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
