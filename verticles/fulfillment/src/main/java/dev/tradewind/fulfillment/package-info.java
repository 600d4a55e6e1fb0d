/**
 * Fulfillment owns shipments. It follows {@code orders}: a confirmed order becomes one pending shipment per merchant; a
 * request to cancel stops all of them, or is refused when one has left; a request to cancel the rest stops what is
 * still pending. Merchants and staff dispatch (in parts, if need
 * be) and deliver.
 *
 * <p>Tables: {@code orders} (the lock of everything that happens to an order's shipments, and its event sequence),
 * {@code order_lines}, {@code shipments}, {@code shipment_lines}. Invariants: an order is stopped or has something
 * dispatched, never both; the pieces of a line in shipments that are not cancelled never exceed the ordered ones.
 *
 * <p>Events out: {@code shipment-created}, {@code shipment-dispatched}, {@code shipment-delivered},
 * {@code order-stopped}, {@code stop-refused}, {@code rest-stopped}. Imported orders are recorded as they stood and
 * tell nothing: their goods left another system's stock.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.fulfillment;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
