/**
 * Inventory owns how many pieces of an offer lie where ({@code stock}), why ({@code movements}, never changed, their
 * sum is what is on hand), and what orders hold of them ({@code decisions}, {@code reservations}). Always 0 ≤
 * reserved ≤ on hand: nothing is sold twice.
 *
 * <p>Orders are answered in batches: everything about an offer changes under the lock of its row in {@code offers}, a
 * batch locks all its offers once, in the order of their ids, decides event after event in memory ({@link Stock},
 * plain rules) and writes the outcome with one statement per table. So a hot offer costs one row update per batch,
 * and no order of cart lines can deadlock.
 *
 * <p>What is asked twice is answered once: the first decision on an order stands, a shipment leaves once, an order is
 * cancelled once. An order's cancellation and its shipments arrive on different feeds and so in any order; whichever
 * comes second finds what the first one left. Pieces that leave although they had been released are taken from what
 * is free; what is not even there is written down as missing and shown by the audit.
 *
 * <p>Follows catalog (which offers exist), orders (placed, cancelled, rest cancelled) and fulfillment (dispatched).
 * Tells stock-changed, at most one per offer and batch, and reserved, rejected, released and shipped. Imported orders
 * never touch stock.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.inventory;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
