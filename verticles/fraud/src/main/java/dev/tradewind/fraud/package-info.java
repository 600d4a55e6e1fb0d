/**
 * How likely a purchase is a fraud, and why. Can be absent without anybody missing more than its advice. Owns the
 * journal of purchases, cards and outcomes, the scores and reviews of orders, rules, and the models trained from the
 * journal. Features and model are plain Java, and the same in the shop, in training and in {@code tradewind evaluate
 * fraud}.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.fraud;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
