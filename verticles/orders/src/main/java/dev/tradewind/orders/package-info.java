/**
 * Orders: the process manager. It owns each order from the completed cart to its end, decides every step in
 * {@link dev.tradewind.orders.OrderFlow} (a pure table), and says so in its log; the other domains only react.
 *
 * <p>Tables: {@code orders} (what lists and audits ask for as columns, what was ordered as {@code details}, how far
 * it has come as {@code progress}) and {@code order_merchants} (whose goods are in which order). Invariants: one
 * live order per cart (a unique index); an order that is not confirmed has a deadline and a timer; captures, refunds
 * and shipments are taken in effect once each, by their ids, however often and in whatever order their feeds tell of
 * them.
 *
 * <p>In: cart, inventory, payments, fulfillment, fraud. Out: {@link dev.tradewind.contracts.orders.OrderEvent}.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.orders;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
