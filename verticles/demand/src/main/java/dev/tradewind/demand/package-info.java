/**
 * Demand: what will probably be sold, when stock will be out, and what to buy. Owns {@code offers} and {@code products}
 * (copies, with stock), {@code order_lines} and {@code daily_sales} (what was sold, less cancellations and refunds),
 * {@code stopped_pieces} (of orders of which a part was cancelled), {@code corrections} (cancellations and refunds that
 * were taken off), {@code forecasts} and {@code awaited} (those whose first week is waited for). A line counts once, a
 * cancellation, a refund and a stopped shipment are taken off once, and no more is taken off a line than it sold.
 * Follows catalog, inventory and orders at its leisure; tells {@code demand.forecast}, {@code demand.turned-out} and
 * {@code demand.spiked}. Nobody waits for it. {@code Forecaster} is plain Java and the same code that
 * {@code ./tradewind evaluate demand} measures.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.demand;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
