package dev.tradewind.gateway;

import dev.tradewind.contracts.orders.CancelUnshipped;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.core.Future;

/** Orders, as their shopper sees them. */
final class StoreOrders {
    private final OrdersService orders;
    private final OrderStreams streams;
    private final Patience patience;

    StoreOrders(Services services, Patience patience, OrderStreams streams) {
        this.orders = services.orders();
        this.streams = streams;
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("getOrder", this::order)
                .on("adminGetOrder", this::order)
                .on("cancelOrder", this::cancel)
                .on("adminCancelOrder", this::cancel)
                .on("cancelUnshipped", this::cancelUnshipped)
                .on("followOrder", streams::open);
    }

    private Future<Answer> order(Call call) {
        OrderId id = call.id("order_id", OrderId::new);
        return patience.repeatable(() -> orders.order(id, call.access()))
                .map(order -> Answer.ok(order).version(order.version()));
    }

    private Future<Answer> cancelUnshipped(Call call) {
        OrderId id = call.id("order_id", OrderId::new);
        CancelUnshipped what = call.body(CancelUnshipped.class);
        CallContext context = call.context();
        return patience.command(context, () -> orders.cancelUnshipped(id, what, call.access(), context))
                .map(order -> Answer.ok(order).version(order.version()));
    }

    private Future<Answer> cancel(Call call) {
        OrderId id = call.id("order_id", OrderId::new);
        CallContext context = call.context();
        return patience.repeatable(() -> orders.cancel(id, call.access(), context))
                .map(order -> Answer.ok(order).version(order.version()));
    }
}
