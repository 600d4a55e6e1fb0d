package dev.tradewind.gateway;

import dev.tradewind.contracts.fulfillment.Dispatch;
import dev.tradewind.contracts.fulfillment.FulfillmentService;
import dev.tradewind.contracts.fulfillment.ShipmentQuery;
import dev.tradewind.contracts.fulfillment.ShipmentSort;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import io.vertx.core.Future;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shipments, as staff sees and moves them. */
final class AdminShipments {
    private final FulfillmentService fulfillment;
    private final Patience patience;

    AdminShipments(Services services, Patience patience) {
        this.fulfillment = services.fulfillment();
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("listShipments", call -> list(call, call.query("merchant", MerchantId::new)))
                .on("getShipment", this::shipment)
                .on("dispatchShipment", this::dispatch)
                .on("deliverShipment", this::deliver);
    }

    Future<Answer> list(Call call, @Nullable MerchantId merchant) {
        ShipmentQuery query = new ShipmentQuery(
                call.query("status", s -> ShipmentStatus.valueOf(s.toUpperCase(Locale.ROOT))),
                call.query("order_id", OrderId::new),
                merchant,
                call.page(),
                call.query("tracking"),
                call.query("sort", s -> ShipmentSort.valueOf(s.toUpperCase(Locale.ROOT))));
        return patience.repeatable(() -> fulfillment.shipments(query)).map(Answer::ok);
    }

    private Future<Answer> shipment(Call call) {
        return patience.repeatable(() -> fulfillment.shipment(id(call))).map(AdminShipments::answer);
    }

    Future<Answer> dispatch(Call call) {
        Dispatch dispatch = call.body(Dispatch.class);
        CallContext context = call.context();
        return patience.command(context, () -> fulfillment.dispatch(id(call), dispatch, context))
                .map(AdminShipments::answer);
    }

    Future<Answer> deliver(Call call) {
        CallContext context = call.context();
        return patience.repeatable(() -> fulfillment.deliver(id(call), context)).map(AdminShipments::answer);
    }

    static Answer answer(ShipmentView shipment) {
        return Answer.ok(shipment).version(shipment.version());
    }

    private static ShipmentId id(Call call) {
        return call.id("shipment_id", ShipmentId::new);
    }
}
