package dev.tradewind.gateway;

import dev.tradewind.chassis.HintListener;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Hears which orders have news. One listener per feed, however many wait. */
final class OrderHints {
    /** The feeds that tell of an order what its shopper may know. */
    static final List<String> FEEDS = List.of(OrderEvent.FEED, PaymentEvent.FEED, FulfillmentEvent.FEED);

    private final List<HintListener> listeners = new ArrayList<>();

    private OrderHints() {}

    /** @param news gets the feed and the order (or another subject of that feed) */
    static OrderHints open(Vertx vertx, News news) {
        OrderHints hints = new OrderHints();
        for (String feed : FEEDS) {
            Consumer<String> told = subject -> news.of(feed, subject);
            hints.listeners.add(
                    HintListener.open(vertx, feed, hint -> hint.subjects().forEach(told)));
        }
        return hints;
    }

    /** Something happened to a subject of a feed. */
    interface News {
        void of(String feed, String subject);
    }

    Future<Void> ready() {
        return Future.join(listeners.stream().map(HintListener::ready).toList()).mapEmpty();
    }

    Future<Void> close() {
        return Future.join(listeners.stream().map(HintListener::close).toList()).mapEmpty();
    }
}
