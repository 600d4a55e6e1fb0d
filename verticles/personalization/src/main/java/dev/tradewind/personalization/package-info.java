/**
 * What a shopper may want to see next. Learns from sessions as they happen; can be absent without anybody missing more
 * than its advice. The model ({@code SessionModel}) is plain Java and the same in the shop and in {@code tradewind
 * evaluate recommendations}.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.personalization;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
