package dev.tradewind.personalization;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.CartEvent.ItemAdded;
import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Bought;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Carted;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingFollowed;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notes what came into carts and what was bought, and what of it had been recommended. */
final class BuyingReactions {
    private final JourneyStore store;
    private final EventLog<PersonalizationEvent> log;
    private final ReportStore report;
    private final ShopModel model;

    BuyingReactions(Journal.Pages pages, ShopModel model) {
        this.store = pages.journeys();
        this.log = pages.log();
        this.report = pages.report();
        this.model = model;
    }

    /** What was taken up of rankings by what came into carts, each once. */
    private static final class Taken {
        private final Map<String, JourneyStore.Followed> followed = new LinkedHashMap<>();
        private final List<RankingFollowed> told = new ArrayList<>();

        private List<Outgoing<PersonalizationEvent>> outgoing() {
            return told.stream()
                    .map(f -> Outgoing.<PersonalizationEvent>of(f, f.rankingId(), 2))
                    .toList();
        }
    }

    /** What was bought, with the event that told it. */
    private record Purchase(Received<OrderEvent> cause, OrderDetails order) {
        String name() {
            return order.orderId().value();
        }

        CartSnapshot cart() {
            return order.cart();
        }

        Stream<CartSnapshot.Line> lines() {
            return cart().merchants().stream().flatMap(merchant -> merchant.lines().stream());
        }

        List<ProductId> products() {
            return lines().map(CartSnapshot.Line::productId).distinct().toList();
        }
    }

    /** What is told again, or so late that no visit goes on, is no news. */
    Future<Outcome> onCart(Batch<CartEvent> batch, Tx tx) {
        Instant oldest = Instant.now().minus(JourneyStore.REMEMBERED);
        List<Received<ItemAdded>> recent = batch.of(ItemAdded.class).stream()
                .filter(added -> added.envelope().time().isAfter(oldest))
                .toList();
        return store.cart(tx, recent.stream().map(BuyingReactions::name).toList())
                .compose(first -> onCart(
                        recent.stream()
                                .filter(added -> first.remove(name(added)))
                                .toList(),
                        tx));
    }

    private static String name(Received<?> received) {
        return received.envelope().id().value();
    }

    private Future<Outcome> onCart(List<Received<ItemAdded>> added, Tx tx) {
        return store.sessions(tx, added.stream().map(a -> a.event().cartId()).toList())
                .compose(sessions -> onCart(added, sessions, tx))
                .map(Outcome.DONE);
    }

    private Future<Void> onCart(List<Received<ItemAdded>> added, Map<CartId, String> sessions, Tx tx) {
        List<Outgoing<PersonalizationEvent>> told =
                new ArrayList<>(added.stream().map(a -> carted(a, sessions)).toList());
        Taken taken = new Taken();
        added.forEach(one -> credit(one, sessions.get(one.event().cartId()), taken));
        told.addAll(taken.outgoing());
        tx.afterCommit(() -> taken.told.forEach(model.shown()::followed));
        return store.follow(tx, taken.followed.values()).compose(v -> tell(tx, told));
    }

    private void credit(Received<ItemAdded> added, @Nullable String session, Taken taken) {
        ProductId product = added.event().productId();
        Shown.Ranked ranked = session == null
                ? null
                : model.shown()
                        .credit(
                                session,
                                product,
                                PersonalizationEvent.Outcome.ADDED,
                                added.envelope().time());
        if (session == null || ranked == null) {
            return;
        }
        var followed = new JourneyStore.Followed(session, product, ranked.rankingId(), ranked.model());
        if (taken.followed.put(session + " " + product, followed) == null) {
            taken.told.add(new RankingFollowed(
                    ranked.rankingId(), ranked.model(), product, PersonalizationEvent.Outcome.ADDED, null));
        }
    }

    private static Outgoing<PersonalizationEvent> carted(Received<ItemAdded> added, Map<CartId, String> sessions) {
        CartId cart = added.event().cartId();
        PersonalizationEvent carted =
                new Carted(cart, sessions.get(cart), added.event().productId());
        return Outgoing.of(carted, cart, added.envelope().sequence()).causedBy(added.envelope());
    }

    Future<Outcome> onOrders(Batch<OrderEvent> batch, Tx tx) {
        List<Purchase> purchases =
                batch.events().stream().flatMap(BuyingReactions::purchase).toList();
        return store.buy(tx, purchases.stream().map(Purchase::name).toList())
                .compose(first -> bought(
                        purchases.stream().filter(p -> first.remove(p.name())).toList(), tx));
    }

    private Future<Outcome> bought(List<Purchase> purchases, Tx tx) {
        List<CartId> carts = purchases.stream().map(p -> p.cart().cartId()).toList();
        return store.sessions(tx, carts)
                .compose(sessions -> store.followed(tx, sessions.values())
                        .compose(followed -> tell(tx, told(purchases, sessions, followed))))
                .map(Outcome.DONE);
    }

    private Future<Void> tell(Tx tx, List<Outgoing<PersonalizationEvent>> told) {
        return report.count(tx, told).compose(counted -> log.append(tx, told));
    }

    private static Stream<Purchase> purchase(Received<OrderEvent> received) {
        return switch (received.event()) {
            case OrderEvent.Confirmed confirmed -> Stream.of(new Purchase(received, confirmed.order()));
            case OrderEvent.Imported imported
            when imported.order().status() != OrderStatus.CANCELLED ->
                Stream.of(new Purchase(received, imported.order().details()));
            default -> Stream.empty();
        };
    }

    private static List<Outgoing<PersonalizationEvent>> told(
            List<Purchase> purchases, Map<CartId, String> sessions, List<JourneyStore.Followed> followed) {
        List<Outgoing<PersonalizationEvent>> told = new ArrayList<>();
        for (Purchase purchase : purchases) {
            String session = sessions.get(purchase.cart().cartId());
            PersonalizationEvent bought = new Bought(purchase.order().orderId(), session, purchase.products());
            told.add(Outgoing.of(bought, purchase.order().orderId(), 1)
                    .causedBy(purchase.cause().envelope()));
            followed.stream().filter(f -> f.session().equals(session)).forEach(f -> told.addAll(credited(purchase, f)));
        }
        return told;
    }

    private static List<Outgoing<PersonalizationEvent>> credited(Purchase purchase, JourneyStore.Followed followed) {
        Money revenue = revenues(purchase).get(followed.product());
        if (revenue == null) {
            return List.of();
        }
        PersonalizationEvent event = new RankingFollowed(
                followed.ranking(), followed.model(), followed.product(), PersonalizationEvent.Outcome.BOUGHT, revenue);
        return List.of(Outgoing.of(event, followed.ranking(), 3)
                .causedBy(purchase.cause().envelope()));
    }

    private static Map<ProductId, @Nullable Money> revenues(Purchase purchase) {
        Map<ProductId, @Nullable Money> revenues = new LinkedHashMap<>();
        purchase.lines().forEach(line -> {
            Money before = revenues.get(line.productId());
            long amount = line.total().amount() + (before == null ? 0 : before.amount());
            revenues.put(line.productId(), new Money(amount, line.total().currency()));
        });
        return revenues;
    }
}
