/** TCP relays between nodes and what they talk to: here messages get lost, late or doubled, and connections end. */
@NullMarked
@CheckReturnValue
package dev.tradewind.chaos.relay;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
