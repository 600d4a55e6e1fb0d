package dev.tradewind.gateway;

import dev.tradewind.chassis.HintListener;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Hears which orders have news. One listener per feed, however many wait. */
final class OrderHints {
    /** The feeds that tell of an order what its shopper may know. */
    static final List<String> FEEDS = List.of(OrderEvent.FEED, PaymentEvent.FEED, FulfillmentEvent.FEED);

    private static final Set<String> DECISIVE = OrderEvent.TYPES
            .only(
                    OrderEvent.PaymentActionRequired.class,
                    OrderEvent.PaymentFailed.class,
                    OrderEvent.Confirmed.class,
                    OrderEvent.Cancelled.class)
            .all()
            .keySet();

    private final List<HintListener> listeners = new ArrayList<>();

    private OrderHints() {}

    /** @param news gets the feed and the order (or another subject of that feed) */
    static OrderHints open(Vertx vertx, News news) {
        OrderHints hints = new OrderHints();
        for (String feed : FEEDS) {
            hints.listeners.add(HintListener.open(vertx, feed, hint -> {
                boolean decisive = hint.mayTellOf(DECISIVE);
                hint.subjects().forEach(subject -> news.of(feed, subject, decisive));
            }));
        }
        return hints;
    }

    /** Something happened to a subject of a feed; decisive when it may be what a shopper at the checkout waits for. */
    interface News {
        void of(String feed, String subject, boolean decisive);
    }

    Future<Void> ready() {
        return Future.join(listeners.stream().map(HintListener::ready).toList()).mapEmpty();
    }

    Future<Void> close() {
        return Future.join(listeners.stream().map(HintListener::close).toList()).mapEmpty();
    }
}
