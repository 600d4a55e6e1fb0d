/**
 * What a shopper may want to see next. Can be absent without anybody missing more than its advice.
 *
 * <p>Its log is the truth: browse events ({@code browsed}), what came into carts and was bought, which products can be
 * bought ({@code shelf-changed}), what operators decided, which rankings were shown and what came of them. Every
 * instance reads all of it into a {@code ShopModel}, so all of them give the same answers; the tables hold only what a
 * log is bad at: copies of products, offers, merchants and stock, from which {@code shelf} follows, the visits' carts
 * ({@code session_carts}) and what they took up ({@code followed}), {@code rules} and {@code experiment}, what was told
 * before and is told once ({@code bought_orders}, {@code carted_items}, {@code outcomes}), the report's counts ({@code
 * report_hours}, {@code report_revenues}), and {@code snapshots} of the model. Follows catalog, merchants, inventory,
 * cart and orders at leisure. The model ({@code SessionModel}) is plain Java and the
 * same in the shop and in {@code tradewind evaluate recommendations}.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.personalization;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
