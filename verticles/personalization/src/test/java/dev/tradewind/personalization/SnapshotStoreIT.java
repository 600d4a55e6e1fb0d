package dev.tradewind.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.personalization.SnapshotStore.Heading;
import dev.tradewind.personalization.SnapshotStore.Kept;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotStoreIT {
    /** Three parts. */
    private static final int SIZE = 2_500_000;

    private final Random random = new Random(5);
    private PersonalizationFixture shop;
    private Domain<PersonalizationEvent> domain;
    private SnapshotStore store;

    @BeforeEach
    void open() {
        shop = new PersonalizationFixture(new JsonObject().put("snapshots", new JsonObject().put("megabytes", 0)));
        shop.stop();
        domain = shop.domain.await(shop.domain.onLoop(() -> Future.succeededFuture(Domain.open(
                shop.domain.vertx(), PersonalizationEvent.TYPES, DomainSettings.from(shop.domain.config())))));
        store = new SnapshotStore(domain.database());
    }

    @AfterEach
    void close() {
        shop.domain.await(domain.close());
        shop.close();
    }

    @CanIgnoreReturnValue
    private byte[] keep(long event) {
        byte[] bytes = new byte[SIZE];
        random.nextBytes(bytes);
        Heading heading = new Heading(1, "bounds", new Position(1, event, event), "digest");
        shop.domain.await(store.keep(heading, bytes));
        return bytes;
    }

    private Kept latest() {
        return shop.domain.await(store.latest()).orElseThrow();
    }

    private long bytes(Kept kept) {
        return shop.domain.await(store.bytes(kept)).length;
    }

    private void change(String sql) {
        try (Connection connection = TestDatabase.open(shop.domain.url());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoHasBegunToReadASnapshotReadsItToItsEndHoweverOldItsPartsAreWhenItIsReplaced() {
        byte[] written = keep(1);
        Kept begun = latest();
        change("update personalization.snapshot_parts set written_at = now() - interval '1 day'");

        keep(2);
        keep(3);

        assertThat(shop.domain.await(store.bytes(begun))).isEqualTo(written);
        assertThat(latest().heading().position().id()).isEqualTo(3);
    }

    @Test
    void whatNobodyCanBeReadingAnyMoreIsForgotten() {
        keep(1);
        Kept first = latest();
        keep(2);
        Kept second = latest();
        change("update personalization.snapshot_parts set written_at = now() - interval '1 day'");
        change("update personalization.snapshots set replaced_at = now() - interval '11 minutes'"
                + " where replaced_at is not null");

        keep(3);

        assertThat(bytes(first)).isZero();
        assertThat(bytes(second)).isEqualTo(SIZE);
        assertThat(bytes(latest())).isEqualTo(SIZE);
    }
}
