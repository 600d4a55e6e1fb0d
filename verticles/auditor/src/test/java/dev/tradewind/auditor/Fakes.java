package dev.tradewind.auditor;

import dev.tradewind.contracts.fulfillment.FulfillmentService;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.orders.OrderMoney;
import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.payments.PaymentsService;
import dev.tradewind.contracts.settlement.SettlementService;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.FeedCounts;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.Subscription;
import dev.tradewind.contracts.shared.Subscriptions;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Domains that answer what a test says, by the name of the method; what is not said does not answer. */
final class Fakes {
    private final Map<String, Supplier<Future<?>>> answers = new HashMap<>();

    /** A platform on which everything is as it should be, with these orders paid, posted and owned. */
    static Fakes sound(OrderMoney... orders) {
        Fakes fakes = new Fakes();
        for (String domain : List.of("inventory", "orders", "payments", "settlement", "fulfillment")) {
            fakes.say(domain + ".audit", audit(domain));
        }
        OrderMoneyPage page = new OrderMoneyPage(List.of(orders), PageMeta.of(null));
        fakes.say("payments.money", page).say("settlement.money", page).say("orders.money", page);
        return fakes.consumed(5, 3, 1);
    }

    Fakes say(String call, Object answer) {
        answers.put(call, () -> Future.succeededFuture(answer));
        return this;
    }

    Fakes silence(String call) {
        answers.put(call, () -> Future.failedFuture("no handlers"));
        return this;
    }

    /** The one consumer's one cursor stands behind so many events of the log. */
    Fakes consumed(long logged, long handled, long parked) {
        Subscription.Partition cursor =
                new Subscription.Partition(0, new Position(1, 2, 3), handled, parked, logged - 4, 0, null);
        return say(
                        "control.subscriptions",
                        new Subscriptions("cart", List.of(new Subscription("cart", "catalog", List.of(cursor)))))
                .say("feed.counts", new FeedCounts("catalog", List.of(5L)));
    }

    static Audit audit(String domain, String... offenders) {
        return new Audit(List.of(new Audit.Check(domain + " is well", "1 = 1", 1, List.of(offenders))));
    }

    Audited audited() {
        return new Audited(
                fake("inventory", InventoryService.class),
                fake("orders", OrdersService.class),
                fake("payments", PaymentsService.class),
                fake("settlement", SettlementService.class),
                fake("fulfillment", FulfillmentService.class),
                List.of("cart"),
                domain -> fake("control", FeedControl.class),
                feed -> fake("feed", EventFeed.class));
    }

    private <T> T fake(String name, Class<T> service) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(), new Class<?>[] {service}, (proxy, method, args) -> answers.get(
                                name + "." + method.getName())
                        .get()));
    }
}
