/**
 * Carts own their lines and checkout details ({@code carts}, {@code cart_items}) and keep copies of what they need of
 * others ({@code offers}, {@code merchants}, {@code availability}), fed by the feeds of catalog, merchants and
 * inventory. Nothing that a shopper does to a cart waits for another domain, with one exception: an offer that is not
 * in the copy is asked for once, so that a new offer can be bought at once.
 *
 * <p>A change is decided in memory and written as one statement: raise the cart's version if it is still the one
 * decided on, write the line, append the event. When the version is another, because another node has changed the
 * cart, the statement does nothing, the cart is read again and the change is decided anew. So the memory of carts
 * ({@link CartMemory}) needs no invalidation and decides nothing by itself, and the answer needs no reading: adding
 * to a cart of 100 lines costs what adding to an empty one does. Reading a cart asks the database whether the
 * remembered version is still the last. Changes to one cart queue up within a process ({@link Turns}), so the version
 * is rarely another.
 *
 * <p>The memory of copies ({@link Copies}) forgets what this node's own reactions have changed as soon as they
 * commit, and what other nodes have taken in within half a second. It is used for what is shown and for refusing what
 * cannot be bought. Completing a cart reads the copies' tables anew, under the cart's row lock.
 *
 * <p>Prices exclude tax. A merchant's part is the sum of its lines, plus shipping by the chosen rate, or the cheapest
 * that fits, plus tax: each line's total times the country's rate in basis points, rounded half up to the minor unit,
 * line by line; shipping is not taxed. The cart's totals are the sums of its parts, so they always add up. A line
 * keeps the unit price that the shopper saw when it was added or changed: should the offer's price differ, the cart
 * says so, and completing without an expected total is refused once.
 *
 * <p>Completing freezes the cart, gives it the order's id and tells everything that the order needs to know. It is
 * idempotent by itself. The cart comes back to the shopper when its order was cancelled for something he can mend
 * (too little stock, not paid in time, timed out), provided that it is still that order's cart. Tells created,
 * item-added, item-changed, item-removed, completed and reopened.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.cart;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
