/** The cluster under attack: its nodes, their network, its database and the payment provider. */
@NullMarked
@CheckReturnValue
package dev.tradewind.chaos.cluster;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
