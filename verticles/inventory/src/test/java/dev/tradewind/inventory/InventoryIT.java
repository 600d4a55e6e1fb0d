package dev.tradewind.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.inventory.OfferIds;
import dev.tradewind.contracts.inventory.StockChange;
import dev.tradewind.contracts.inventory.StockLevel;
import dev.tradewind.contracts.inventory.StockLevels;
import dev.tradewind.contracts.inventory.StockMovement;
import dev.tradewind.contracts.inventory.StockMovements;
import dev.tradewind.contracts.inventory.StockReceipts;
import dev.tradewind.contracts.inventory.StockReceipts.Receipt;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Replayed;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InventoryIT {
    private static InventoryFixture inventory;

    @BeforeAll
    static void open() {
        inventory = InventoryFixture.open(
                new JsonObject().put("locations", new io.vertx.core.json.JsonArray(List.of("loc_main", "loc_north"))));
    }

    @AfterAll
    static void close() {
        inventory.audited();
        inventory.close();
    }

    @Test
    void receivesAdjustsAndCounts() {
        OfferId offer = inventory.offer(10);

        assertThat(inventory.change(offer, StockChange.Kind.ADJUST, -3).onHand())
                .isEqualTo(7);
        assertThat(inventory.change(offer, StockChange.Kind.COUNT, 20).onHand()).isEqualTo(20);
        assertThat(inventory.change(offer, StockChange.Kind.COUNT, 20).onHand()).isEqualTo(20);
        assertThat(inventory.level(offer)).isEqualTo(level(offer, 20));
    }

    @Test
    void tellsWhyThereIsAsMuchAsThereIs() {
        OfferId offer = inventory.offer(10);
        Actor ada = new Actor(Actor.Kind.STAFF, "usr_ada", null);
        StockLevel less = inventory.domains.await(inventory.service.change(
                offer, new StockChange(StockChange.Kind.ADJUST, -3, "Broken", null), CallContext.of(ada)));
        assertThat(less.onHand()).isEqualTo(7);

        StockMovements newest = inventory.domains.await(inventory.service.movements(offer, new PageRequest(1, null)));
        StockMovement broken = newest.data().getFirst();
        assertThat(broken.kind()).isEqualTo(StockMovement.Kind.ADJUST);
        assertThat(List.of(broken.pieces(), broken.onHand())).containsExactly(-3L, 7L);
        assertThat(List.of(String.valueOf(broken.reason()), String.valueOf(broken.actor())))
                .containsExactly("Broken", "usr_ada");

        StockMovements older = inventory.domains.await(inventory.service.movements(
                offer, new PageRequest(5, newest.meta().next())));
        assertThat(older.data()).singleElement().satisfies(first -> assertThat(first.onHand())
                .isEqualTo(10));
        assertThat(older.meta().hasMore()).isFalse();
        assertThat(inventory
                        .fault(inventory.service.movements(offer, new PageRequest(5, "x")))
                        .code())
                .isEqualTo("validation_failed");
    }

    @Test
    void goesBackPageByPageWhateverHappensMeanwhile() {
        OfferId offer = inventory.offer(10);
        IntStream.range(0, 4).forEach(i -> takeOneOff(offer));
        StockMovements newest = inventory.domains.await(inventory.service.movements(offer, new PageRequest(2, null)));
        assertThat(newest.data()).extracting(StockMovement::onHand).containsExactly(6L, 7L);
        takeOneOff(offer);

        StockMovements older = inventory.domains.await(inventory.service.movements(
                offer, new PageRequest(2, newest.meta().next())));
        assertThat(older.data()).extracting(StockMovement::onHand).containsExactly(8L, 9L);
        StockMovements oldest = inventory.domains.await(inventory.service.movements(
                offer, new PageRequest(2, older.meta().next())));
        assertThat(oldest.data()).extracting(StockMovement::onHand).containsExactly(10L);

        // As a node of the release before told it.
        String cursor = newest.data().getLast().id();
        assertThat(inventory.domains.await(inventory.service.movements(offer, new PageRequest(2, cursor))))
                .isEqualTo(older);
    }

    private void takeOneOff(OfferId offer) {
        inventory.domains.await(inventory.service.change(
                offer, new StockChange(StockChange.Kind.ADJUST, -1, "Broken", null), CallContext.SYSTEM));
    }

    @Test
    void keepsLocationsApart() {
        OfferId offer = inventory.offer(10);
        LocationId north = new LocationId("loc_north");

        StockLevel level = inventory.domains.await(inventory.service.change(
                offer, new StockChange(StockChange.Kind.RECEIVE, 5, null, north), CallContext.SYSTEM));

        assertThat(level.onHand()).isEqualTo(15);
        assertThat(level.locations())
                .containsExactly(
                        new StockLevel.AtLocation(new LocationId("loc_main"), 10, 0),
                        new StockLevel.AtLocation(north, 5, 0));
    }

    @Test
    void refusesWhatMakesNoSense() {
        OfferId offer = inventory.offer(0);

        Fault fault = inventory.fault(inventory.service.change(
                offer,
                new StockChange(StockChange.Kind.RECEIVE, 0, null, new LocationId("loc_moon")),
                CallContext.SYSTEM));

        assertThat(fault.code()).isEqualTo("validation_failed");
        assertThat(fault.errors()).extracting(Fault.Item::pointer).containsExactly("/quantity", "/location_id");
    }

    @Test
    void asksTheCatalogOnceBeforeItSaysNotFound() {
        OfferId offer = OfferId.next();
        int before = inventory.catalogWasAsked.get();

        Fault fault = inventory.fault(change(offer, 1));

        assertThat(fault.code()).isEqualTo("not_found");
        assertThat(inventory.catalogWasAsked.get() - before).isEqualTo(1);
    }

    @Test
    void doesNotAskTheCatalogWhenItHasHeardOfTheOffer() {
        OfferId offer = OfferId.next();
        inventory.catalog.publish(new CatalogEvent.OfferSaved(InventoryFixture.view(offer)), offer, null);

        inventory.domains.eventually("the offer can be stocked without the catalog", () -> change(offer, 1)
                .transform(r -> Future.succeededFuture(r.succeeded())));
    }

    @Test
    void neverLeavesLessThanIsPromised() {
        OfferId offer = inventory.offer(5);
        var order = inventory.place(Map.of(offer, 4L));
        assertThat(inventory.said(order, 1)).hasSize(1);

        assertThat(inventory
                        .fault(inventory.service.change(
                                offer, new StockChange(StockChange.Kind.COUNT, 3, null, null), CallContext.SYSTEM))
                        .code())
                .isEqualTo("insufficient_stock");
        assertThat(inventory.change(offer, StockChange.Kind.COUNT, 4).available())
                .isZero();
    }

    @Test
    void changesOncePerKey() {
        OfferId offer = inventory.offer(1);
        CallContext keyed = new CallContext(new Actor(Actor.Kind.STAFF, "usr_1", null), "key-1", "print", null);
        StockChange change = new StockChange(StockChange.Kind.RECEIVE, 5, null, null);

        StockLevel first = inventory.domains.await(inventory.service.change(offer, change, keyed));
        Throwable second = inventory.domains.await(
                inventory.service.change(offer, change, keyed).transform(r -> Future.succeededFuture(r.cause())));

        assertThat(Wire.read(Replayed.in(second), StockLevel.class)).isEqualTo(first);
        assertThat(inventory.level(offer).onHand()).isEqualTo(6);
    }

    @Test
    void receivesEachReferenceOnce() {
        OfferId tea = inventory.offer(0);
        OfferId cup = inventory.offer(0);
        StockReceipts receipts = new StockReceipts(List.of(
                new Receipt(tea, 5, "r1-" + tea), new Receipt(cup, 7, "r2-" + tea), new Receipt(tea, 1, "r1-" + tea)));

        StockLevels first = inventory.domains.await(inventory.service.receiveAll(receipts, CallContext.SYSTEM));
        StockLevels second = inventory.domains.await(inventory.service.receiveAll(receipts, CallContext.SYSTEM));

        assertThat(first.data()).containsExactly(level(tea, 5), level(cup, 7));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void refusesOneReferenceForTwoOffers() {
        OfferId tea = inventory.offer(0);
        OfferId cup = inventory.offer(0);
        StockReceipts receipts =
                new StockReceipts(List.of(new Receipt(tea, 5, "r5-" + tea), new Receipt(cup, 7, "r5-" + tea)));

        Fault fault = inventory.fault(inventory.service.receiveAll(receipts, CallContext.SYSTEM));

        assertThat(fault.code()).isEqualTo(CommonError.VALIDATION_FAILED.key());
        assertThat(fault.errors()).extracting(Fault.Item::pointer).containsExactly("/receipts/1/external_ref");
        assertThat(inventory.level(tea).onHand()).isZero();
    }

    @Test
    void twoWhoUseOneReferenceForTwoOffersAtOnceAreNotBothServed() throws Exception {
        OfferId tea = inventory.offer(0);
        OfferId cup = inventory.offer(0);
        String reference = "r6-" + tea;
        try (Connection other = TestDatabase.open(inventory.domains.url());
                Statement sql = other.createStatement()) {
            other.setAutoCommit(false);
            sql.execute("set search_path = inventory");
            sql.execute("insert into offers (offer_id) values ('" + tea + "') on conflict do nothing");
            sql.execute("insert into movements (offer_id, location_id, kind, pieces, reference) values ('" + tea
                    + "', 'loc_main', 'receive', 1, '" + reference + "')");
            Future<StockLevels> waiting = inventory.service.receiveAll(
                    new StockReceipts(List.of(new Receipt(cup, 7, reference))), CallContext.SYSTEM);
            inventory.domains.eventually("it waits for the other", () -> Future.succeededFuture(isWaitedFor(other)));
            other.commit();

            assertThat(inventory.fault(waiting).code()).isEqualTo(CommonError.CONFLICT.key());
            sql.execute("delete from movements where reference = '" + reference + "'");
            other.commit();
        }
    }

    private static boolean isWaitedFor(Connection holder) {
        try (Statement sql = holder.createStatement();
                ResultSet found = sql.executeQuery("select exists (select from pg_stat_activity"
                        + " where pg_backend_pid() = any (pg_blocking_pids(pid)))")) {
            return found.next() && found.getBoolean(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void receivesNothingWhenOneOfferDoesNotExist() {
        OfferId tea = inventory.offer(0);
        StockReceipts receipts = new StockReceipts(
                List.of(new Receipt(tea, 5, "r3-" + tea), new Receipt(OfferId.next(), 7, "r4-" + tea)));

        Fault fault = inventory.fault(inventory.service.receiveAll(receipts, CallContext.SYSTEM));

        assertThat(fault.errors()).extracting(Fault.Item::pointer).containsExactly("/receipts/1/offer_id");
        assertThat(inventory.level(tea).onHand()).isZero();
    }

    @Test
    void knowsLevelsOfManyOffers() {
        OfferId stocked = inventory.offer(3);
        OfferId never = OfferId.next();

        assertThat(inventory
                        .domains
                        .await(inventory.service.levels(new OfferIds(List.of(never, stocked))))
                        .data())
                .containsExactly(level(stocked, 3));
        assertThat(inventory.level(never)).isEqualTo(new StockLevel(never, 0, 0, 0, List.of()));
    }

    private static Future<StockLevel> change(OfferId offer, long pieces) {
        return inventory.service.change(
                offer, new StockChange(StockChange.Kind.RECEIVE, pieces, null, null), CallContext.SYSTEM);
    }

    private static StockLevel level(OfferId offer, long onHand) {
        return new StockLevel(
                offer, onHand, 0, onHand, List.of(new StockLevel.AtLocation(new LocationId("loc_main"), onHand, 0)));
    }
}
