package dev.tradewind.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.Outgoing;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.ShipmentId;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReservingIT {
    private static InventoryFixture inventory;

    @BeforeAll
    static void open() {
        inventory = InventoryFixture.open();
    }

    @AfterAll
    static void close() {
        inventory.audited();
        inventory.close();
    }

    @Test
    void reservesReleasesAndTellsTheNewLevel() {
        OfferId tea = inventory.offer(5);
        OrderId order = inventory.place(Map.of(tea, 3L));
        assertThat(inventory.said(order, 1))
                .containsExactly(new InventoryEvent.Reserved(order, List.of(new Quantity(tea, 3))));
        assertThat(inventory.level(tea).available()).isEqualTo(2);

        inventory.cancel(order, Map.of(tea, 3L));

        assertThat(inventory.said(order, 2))
                .last()
                .isEqualTo(new InventoryEvent.Released(order, List.of(new Quantity(tea, 3))));
        assertThat(inventory.saidOf(tea, 3))
                .containsExactly(
                        new InventoryEvent.StockChanged(tea, 5, 0, 5),
                        new InventoryEvent.StockChanged(tea, 5, 3, 2),
                        new InventoryEvent.StockChanged(tea, 5, 0, 5));
        assertThat(inventory.domains.events(InventoryEvent.TYPES).stream()
                        .filter(r -> r.envelope().subject().equals(tea.value()))
                        .map(r -> r.envelope().sequence()))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void rejectsTheWholeOrderAndSaysWhatIsLeft() {
        OfferId tea = inventory.offer(5);
        OfferId cup = inventory.offer(1);
        OfferId gone = OfferId.next();
        OrderId order = OrderId.next();
        inventory.orders.publish(
                InventoryFixture.placed(
                        order,
                        List.of(Map.entry(tea, 2L), Map.entry(cup, 1L), Map.entry(cup, 1L), Map.entry(gone, 1L))),
                order,
                order);

        InventoryEvent.Rejected rejected =
                (InventoryEvent.Rejected) inventory.said(order, 1).getFirst();

        assertThat(rejected.shortages()).containsExactlyInAnyOrder(new Shortage(cup, 2, 1), new Shortage(gone, 1, 0));
        assertThat(inventory.level(tea).reserved()).isZero();
    }

    @Test
    void shipsFromWhatIsReserved() {
        OfferId tea = inventory.offer(5);
        OrderId order = inventory.place(Map.of(tea, 3L));
        assertThat(inventory.said(order, 1)).hasSize(1);

        ShipmentId shipment = inventory.dispatch(order, Map.of(tea, 2L));
        assertThat(inventory.said(order, 2))
                .last()
                .isEqualTo(new InventoryEvent.Shipped(order, shipment, List.of(new Quantity(tea, 2))));
        inventory.dispatch(shipment, order, Map.of(tea, 2L));
        ShipmentId rest = inventory.dispatch(order, Map.of(tea, 1L));

        assertThat(inventory.said(order, 3))
                .last()
                .isEqualTo(new InventoryEvent.Shipped(order, rest, List.of(new Quantity(tea, 1))));
        assertThat(inventory.level(tea).onHand()).isEqualTo(2);
        assertThat(inventory.level(tea).reserved()).isZero();
    }

    @Test
    void cancellationAndDispatchMeetInAnyOrder() {
        OfferId tea = inventory.offer(1_000);
        List<OrderId> orders = Stream.generate(() -> inventory.place(Map.of(tea, 5L)))
                .limit(40)
                .toList();
        inventory.eachSaid(orders, 1);

        // Orders knows of the two pieces that left, whichever feed is read first.
        orders.forEach(o -> {
            boolean first = new Random(o.value().hashCode()).nextBoolean();
            if (first) {
                inventory.cancel(o, Map.of(tea, 3L));
            }
            inventory.dispatch(o, Map.of(tea, 2L));
            if (!first) {
                inventory.cancel(o, Map.of(tea, 3L));
            }
        });

        inventory.eachSaid(orders, 3);
        assertThat(inventory.level(tea).onHand()).isEqualTo(1_000 - 80);
        assertThat(inventory.level(tea).reserved()).isZero();
    }

    @Test
    void cancellationsThatDoNotKnowOfTheDispatchStillAddUp() {
        OfferId tea = inventory.offer(200);
        List<OrderId> orders = Stream.generate(() -> inventory.place(Map.of(tea, 5L)))
                .limit(40)
                .toList();
        inventory.eachSaid(orders, 1);

        orders.forEach(o -> {
            inventory.cancel(o, Map.of(tea, 5L));
            inventory.dispatch(o, Map.of(tea, 2L));
        });

        inventory.domains.eventually(
                "all are shipped", () -> inventory.service.level(tea).map(l -> l.onHand() == 200 - 80));
        inventory.settled();
        assertThat(inventory.level(tea).onHand()).isEqualTo(200 - 80);
        assertThat(inventory.level(tea).reserved()).isZero();
    }

    @Test
    void leavesShipmentsOfOrdersAloneThatItNeverDecided() {
        OfferId tea = inventory.offer(5);
        OrderId imported = OrderId.next();
        inventory.dispatch(imported, Map.of(tea, 2L));
        OrderId order = inventory.place(Map.of(tea, 1L));
        assertThat(inventory.said(order, 1)).hasSize(1);
        inventory.dispatch(order, Map.of(tea, 1L));

        assertThat(inventory.said(order, 2)).hasSize(2);
        assertThat(inventory.said(imported)).isEmpty();
        assertThat(inventory.level(tea).onHand()).isEqualTo(4);
    }

    @Test
    void theFirstDecisionStandsHoweverOftenTheFeedIsReadAgain() {
        OfferId tea = inventory.offer(5);
        OrderId yes = inventory.place(Map.of(tea, 5L));
        assertThat(inventory.said(yes, 1)).hasSize(1);
        OrderId no = inventory.place(Map.of(tea, 1L));
        assertThat(inventory.said(no, 1).getFirst()).isInstanceOf(InventoryEvent.Rejected.class);
        inventory.cancel(yes, Map.of(tea, 5L));
        assertThat(inventory.said(yes, 2)).hasSize(2);

        FeedControl control = FeedControl.proxy(inventory.domains.vertx(), InventoryEvent.FEED, new DeliveryOptions());
        inventory.domains.await(control.replay(OrderEvent.FEED, CallContext.SYSTEM));
        inventory.settled();

        assertThat(inventory.said(yes)).hasSize(2);
        assertThat(inventory.said(no)).hasSize(1);
        assertThat(inventory.level(tea).available()).isEqualTo(5);
    }

    @Test
    void threeHundredOrdersForFiftyPiecesInAnyOrderOfLines() {
        List<OfferId> offers =
                Stream.generate(() -> inventory.offer(50)).limit(5).toList();
        Random random = new Random(7);
        List<OrderId> orders = Stream.generate(OrderId::next).limit(300).toList();
        inventory.domains.await(Future.all(orders.stream()
                .map(order -> publish(order, shuffled(offers, random)))
                .toList()));

        inventory.eachSaid(orders, 1);

        Set<String> ours = orders.stream().map(OrderId::value).collect(Collectors.toSet());
        assertThat(inventory.domains.events(InventoryEvent.TYPES).stream()
                        .filter(r -> ours.contains(r.envelope().subject()))
                        .filter(r -> r.event() instanceof InventoryEvent.Reserved))
                .hasSize(50);
        assertThat(offers).allMatch(o -> inventory.level(o).available() == 0);
        FeedControl control = FeedControl.proxy(inventory.domains.vertx(), InventoryEvent.FEED, new DeliveryOptions());
        assertThat(inventory
                        .domains
                        .await(control.deadLetters(PageRequest.first()))
                        .data())
                .isEmpty();
    }

    private static Future<Void> publish(OrderId order, List<OfferId> offers) {
        var lines = offers.stream().map(o -> Map.entry(o, 1L)).toList();
        var domain = inventory.orders.domain();
        Outgoing<OrderEvent> event = Outgoing.<OrderEvent>of(InventoryFixture.placed(order, lines), order, 1)
                .correlatedWith(order);
        return domain.database().transaction(tx -> domain.log().append(tx, List.of(event)));
    }

    private static List<OfferId> shuffled(List<OfferId> offers, Random random) {
        List<OfferId> shuffled = new ArrayList<>(offers);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
