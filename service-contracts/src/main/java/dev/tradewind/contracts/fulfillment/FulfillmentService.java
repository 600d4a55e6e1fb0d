package dev.tradewind.contracts.fulfillment;

import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.ShipmentId;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Shipments. A merchant's actor sees and moves its own only; others are {@code not_found} to it. */
@ProxyGen
public interface FulfillmentService {
    String ADDRESS = "service.fulfillment";

    static FulfillmentService proxy(Vertx vertx) {
        return new FulfillmentServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline());
    }

    Future<ShipmentPage> shipments(ShipmentQuery query);

    Future<ShipmentView> shipment(ShipmentId id);

    /** Fails with {@code shipment_not_pending} or {@code invalid_lines}. */
    Future<ShipmentView> dispatch(ShipmentId id, Dispatch dispatch, CallContext context);

    /** Asking twice changes nothing. Fails with {@code shipment_not_dispatched}. */
    Future<ShipmentView> deliver(ShipmentId id, CallContext context);

    /** Every shipped line lies within what was ordered. */
    Future<Audit> audit();
}
