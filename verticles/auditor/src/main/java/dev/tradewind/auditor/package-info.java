/**
 * The five invariants of the order flow, proven all the time. The auditor follows cart, orders, inventory, payments and
 * settlement at its leisure and keeps, in its own tables and in the transaction of its cursors, what their events tell
 * of each order and offer. What an event concerns is due to be looked at; a pass takes what is due in bounded portions
 * and judges it by plain rules ({@link dev.tradewind.auditor.OrderProof}, {@link dev.tradewind.auditor.OfferCopy}).
 * What keeps them is not read again until something happens to it. So the cost of a proof follows from what happens,
 * not from how much there is, and none of it falls on the domains.
 *
 * <p>What was changed behind the events' back the copies cannot show: in turns, a few things of one domain are asked
 * about each time, by the domain's own service, and money is compared across domains. Each consumer's events are
 * counted in the same way, one consumer in a turn.
 *
 * <p>A difference is a suspicion first. While something may still be in flight it stays one (see {@link
 * dev.tradewind.auditor.Breaches}); then it is a breach, told once as an event and again when it is over. Two breaches
 * are known to be safe to mend and are, by commands of the domains that own them ({@link
 * dev.tradewind.auditor.Repairs}).
 *
 * <p>Tables: the copies {@code orders}, {@code payments}, {@code moves}, {@code unbalanced}, {@code offers}, {@code
 * held}, {@code held_moves} and their {@code totals}; {@code breaches}, {@code verdicts}, {@code proofs}; {@code
 * passes} and {@code samples}, by which several nodes share the work. In: the five feeds. Out: {@link
 * dev.tradewind.contracts.auditor.AuditorEvent}.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.auditor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
