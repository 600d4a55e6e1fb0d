/** Making load: connections, virtual users, and how their work is clocked. */
@NullMarked
@CheckReturnValue
package dev.tradewind.bench.load;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
