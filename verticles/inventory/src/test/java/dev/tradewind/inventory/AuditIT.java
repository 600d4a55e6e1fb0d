package dev.tradewind.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.contracts.shared.Subjects;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditIT {
    private InventoryFixture inventory;

    @BeforeEach
    void open() {
        inventory = InventoryFixture.open();
    }

    @AfterEach
    void close() {
        inventory.close();
    }

    @Test
    void saysItsRulesWithTheirNumbers() {
        OfferId tea = inventory.offer(10);
        OrderId order = inventory.place(Map.of(tea, 4L));
        inventory.eachSaid(List.of(order), 1);
        inventory.dispatch(order, Map.of(tea, 1L));
        inventory.eachSaid(List.of(order), 2);

        Audit audit = inventory.domains.await(inventory.service.audit());

        assertThat(audit.checks()).allMatch(Audit.Check::holds);
        assertThat(audit.checks())
                .extracting(Audit.Check::equation)
                .containsExactly(
                        "on hand 9 = received 10 + adjusted 0 + counted 0 − shipped 1 + returned 0",
                        "0 ≤ reserved 3 ≤ on hand 9",
                        "reserved 3 = open reservations 3",
                        "pieces dispatched without being in stock 0 = 0");
    }

    @Test
    void namesTheOffersThatDoNotAddUp() throws SQLException {
        OfferId tea = inventory.offer(10);
        OfferId cup = inventory.offer(10);
        try (Connection connection = TestDatabase.open(inventory.domains.url());
                Statement statement = connection.createStatement()) {
            statement.execute("update inventory.stock set on_hand = 11 where offer_id = '" + tea + "'");
            statement.execute("update inventory.stock set reserved = 1 where offer_id = '" + cup + "'");
        }

        Audit audit = inventory.domains.await(inventory.service.audit());

        assertThat(audit.checks())
                .extracting(Audit.Check::offenders)
                .containsExactly(List.of(tea.value()), List.of(), List.of(cup.value()), List.of());
    }

    @Test
    void namesShipmentsThatLeftWithoutBeingInStock() {
        OfferId tea = inventory.offer(2);
        OrderId order = inventory.place(Map.of(tea, 2L));
        inventory.eachSaid(List.of(order), 1);

        ShipmentId shipment = inventory.dispatch(order, Map.of(tea, 3L));
        inventory.eachSaid(List.of(order), 2);

        Audit audit = inventory.domains.await(inventory.service.audit());
        assertThat(audit.checks().getLast().offenders()).containsExactly(shipment.value());
        assertThat(inventory.level(tea).onHand()).isZero();
    }

    @Test
    void auditsSomeOffersAlone() throws SQLException {
        OfferId tea = inventory.offer(10);
        OfferId cup = inventory.offer(7);
        try (Connection connection = TestDatabase.open(inventory.domains.url());
                Statement statement = connection.createStatement()) {
            statement.execute("update inventory.stock set on_hand = 11 where offer_id = '" + tea + "'");
        }

        Audit both =
                inventory.domains.await(inventory.service.auditOf(new Subjects(List.of(tea.value(), cup.value()))));
        Audit one = inventory.domains.await(inventory.service.auditOf(new Subjects(List.of(cup.value()))));

        assertThat(both.checks().getFirst().offenders()).containsExactly(tea.value());
        assertThat(one.checks()).allMatch(Audit.Check::holds);
        assertThat(one.checks().getFirst().equation()).startsWith("on hand 7 = received 7 ");
    }

    @Test
    void releasesOnlyWhatIsHeldForNobody() {
        OfferId tea = inventory.offer(10);
        OrderId alive = inventory.place(Map.of(tea, 4L));
        OrderId gone = inventory.place(Map.of(tea, 3L));
        inventory.eachSaid(List.of(alive, gone), 1);
        inventory.ordersKnow.add(alive);

        boolean ofAlive = inventory.domains.await(inventory.service.releaseOrphaned(alive, CallContext.SYSTEM));
        boolean ofGone = inventory.domains.await(inventory.service.releaseOrphaned(gone, CallContext.SYSTEM));
        boolean again = inventory.domains.await(inventory.service.releaseOrphaned(gone, CallContext.SYSTEM));

        assertThat(List.of(ofAlive, ofGone, again)).containsExactly(false, true, false);
        assertThat(inventory.level(tea).reserved()).isEqualTo(4);
        assertThat(inventory.said(gone, 2)).last().isInstanceOf(InventoryEvent.Released.class);
        inventory.audited();
    }
}
