package dev.tradewind.gateway;

import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.orders.NewRefund;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderQuery;
import dev.tradewind.contracts.orders.OrderSort;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentsService;
import dev.tradewind.contracts.settlement.SettlementEvent;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Orders and their money, as staff sees and steers them. */
final class AdminOrders {
    private static final List<String> FEEDS = List.of(
            CartEvent.FEED,
            OrderEvent.FEED,
            InventoryEvent.FEED,
            PaymentEvent.FEED,
            FulfillmentEvent.FEED,
            SettlementEvent.FEED,
            FraudEvent.FEED);

    private final OrdersService orders;
    private final PaymentsService payments;
    private final Feeds feeds;
    private final Patience patience;

    AdminOrders(Services services, Patience patience, Feeds feeds) {
        this.orders = services.orders();
        this.payments = services.payments();
        this.feeds = feeds;
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("listOrders", this::list)
                .on("getTimeline", this::timeline)
                .on("listPayments", this::payments)
                .on("refundOrder", this::refund);
    }

    private Future<Answer> list(Call call) {
        OrderQuery query = new OrderQuery(
                call.query("status", s -> OrderStatus.valueOf(s.toUpperCase(Locale.ROOT))),
                call.query("customer_id", CustomerId::new),
                call.query("merchant", MerchantId::new),
                call.query("email"),
                call.page(),
                call.query("q"),
                call.query("currency"),
                call.query("from", Instant::parse),
                call.query("to", Instant::parse),
                call.query("min_total", Long::valueOf),
                call.query("max_total", Long::valueOf),
                call.query("sort", s -> OrderSort.valueOf(s.toUpperCase(Locale.ROOT))),
                Boolean.parseBoolean(call.query("count")));
        return patience.repeatable(() -> orders.orders(query)).map(Answer::ok);
    }

    private Future<Answer> payments(Call call) {
        return patience.repeatable(() -> payments.payments(id(call))).map(Answer::ok);
    }

    private Future<Answer> refund(Call call) {
        NewRefund refund = call.body(NewRefund.class);
        CallContext context = call.context();
        return patience.command(context, () -> orders.refund(id(call), refund, context))
                .map(Answer::created);
    }

    /** What all domains say of the order; a domain that does not answer is named, and the others' word stands. */
    private Future<Answer> timeline(Call call) {
        OrderId id = id(call);
        List<String> missing = new ArrayList<>();
        List<Future<List<EventEnvelope>>> reads = FEEDS.stream()
                .map(feed -> patience.repeatable(() -> feeds.correlated(feed, id.value()))
                        .recover(away -> {
                            missing.add(feed);
                            return Future.succeededFuture(List.<EventEnvelope>of());
                        }))
                .toList();
        return patience.repeatable(() -> orders.order(id, call.access()))
                .compose(there -> Future.join(reads))
                .map(read -> Answer.ok(new Timeline(merged(reads), missing)));
    }

    private static List<EventEnvelope> merged(List<Future<List<EventEnvelope>>> reads) {
        return reads.stream()
                .flatMap(read -> read.result().stream())
                .sorted(Comparator.comparing(EventEnvelope::time)
                        .thenComparing(EventEnvelope::feed)
                        .thenComparing(EventEnvelope::sequence))
                .map(Redaction::of)
                .toList();
    }

    private static OrderId id(Call call) {
        return call.id("order_id", OrderId::new);
    }

    private record Timeline(List<EventEnvelope> data, List<String> missing) {}
}
