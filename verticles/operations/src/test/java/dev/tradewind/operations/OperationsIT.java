package dev.tradewind.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.operations.AuditEntries;
import dev.tradewind.contracts.operations.AuditEntry;
import dev.tradewind.contracts.operations.AuditEntry.Outcome;
import dev.tradewind.contracts.operations.AuditLog;
import dev.tradewind.contracts.operations.AuditQuery;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OperationsIT {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private static DomainFixture domains;
    private static OperationsService service;

    @BeforeAll
    static void open() {
        domains = DomainFixture.open();
        domains.deploy(new OperationsVerticle(), new JsonObject());
        service = OperationsService.proxy(domains.vertx());
    }

    @AfterAll
    static void close() {
        domains.close();
    }

    @Test
    void keepsAnActWithItsOutcomeHoweverOftenAndInWhateverOrderItComes() {
        AuditEntry begun = entry("aud_a1", "ada", "order_a", null);
        AuditEntry ended = entry("aud_a1", "ada", "order_a", Outcome.DONE);

        record(begun);
        assertThat(page(bySubject("order_a")).data()).singleElement().satisfies(e -> {
            assertThat(e.outcome()).isNull();
            assertThat(e.request()).isEqualTo(new RawJson("{\"quantity\":1}"));
        });
        record(ended);
        record(begun, ended, begun);
        record(entry("aud_a1", "ada", "order_a", Outcome.FAILED));

        assertThat(page(bySubject("order_a")).data()).containsExactly(ended);
    }

    @Test
    void showsPagesByActorActionSubjectAndTime() {
        for (int i = 0; i < 5; i++) {
            record(entry("aud_b" + i, i % 2 == 0 ? "bob" : "eve", "order_b", Outcome.DONE));
        }

        AuditLog first = page(new AuditQuery(null, "refundOrder", "order_b", null, null, new PageRequest(2, null)));
        AuditLog second = page(new AuditQuery(
                null,
                "refundOrder",
                "order_b",
                null,
                null,
                new PageRequest(3, first.meta().next())));

        assertThat(first.data()).extracting(AuditEntry::id).containsExactly("aud_b4", "aud_b3");
        assertThat(second.data()).extracting(AuditEntry::id).containsExactly("aud_b2", "aud_b1", "aud_b0");
        assertThat(second.meta().hasMore()).isFalse();
        assertThat(page(new AuditQuery("bob", null, null, null, null, PageRequest.first()))
                        .data())
                .hasSize(3);
        assertThat(page(new AuditQuery("bob", null, null, NOON.plusSeconds(1), null, PageRequest.first()))
                        .data())
                .isEmpty();
        assertThat(page(new AuditQuery("bob", "addStaff", null, null, null, PageRequest.first()))
                        .data())
                .isEmpty();
    }

    @Test
    void isNeverChangedByHand() throws SQLException {
        record(entry("aud_c1", "cyd", "order_c", Outcome.REFUSED));
        try (Connection connection = TestDatabase.open(domains.url());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update operations.audit_log set actor = 'nobody'"))
                    .hasMessageContaining("never changed");
            assertThatThrownBy(() -> statement.execute("delete from operations.audit_log"))
                    .hasMessageContaining("never changed");
        }
    }

    @Test
    void findsAWindowOfTimeByTheIdsThatBeginWithIt() {
        Instant may = Instant.parse("2025-05-01T00:00:00Z");
        assertThat(Id.next("aud").substring(0, 14))
                .isBetween(
                        AuditLogStore.idAt(Instant.now().minusSeconds(5)),
                        AuditLogStore.idAt(Instant.now().plusSeconds(5)));
        for (int day = 0; day < 4; day++) {
            Instant at = may.plus(Duration.ofDays(day));
            record(at(entry(AuditLogStore.idAt(at) + "d" + day, "dan", "order_d", Outcome.DONE), at));
        }

        AuditLog two = page(new AuditQuery(
                null, null, null, may.plus(Duration.ofDays(1)), may.plus(Duration.ofDays(3)), PageRequest.first()));

        assertThat(two.data())
                .extracting(AuditEntry::at)
                .containsExactly(may.plus(Duration.ofDays(2)), may.plus(Duration.ofDays(1)));
    }

    @Test
    void forgetsWhatIsOlderThanItIsToBeKept() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (int i = 0; i < 1_200; i++) {
            Instant at = now.minus(Duration.ofDays(4_000)).plusSeconds(i);
            record(at(entry(AuditLogStore.idAt(at) + "e" + i, "old", "order_e", Outcome.DONE), at));
        }
        Instant lately = now.minus(Duration.ofDays(3_000));
        record(at(entry(AuditLogStore.idAt(lately) + "e", "old", "order_e", Outcome.DONE), lately));

        domains.deploy(new OperationsVerticle(), new JsonObject().put("audit_retention", "3500d"));

        domains.eventually("only the late one is left", () -> service.auditLog(bySubject("order_e"))
                .map(log -> log.data().size() == 1));
        assertThat(page(bySubject("order_e")).data()).extracting(AuditEntry::at).containsExactly(lately);
    }

    private static AuditEntry at(AuditEntry like, Instant at) {
        return new AuditEntry(
                like.id(),
                at,
                like.actor(),
                like.actorKind(),
                like.role(),
                like.action(),
                like.method(),
                like.path(),
                like.subject(),
                like.request(),
                like.result(),
                like.status(),
                like.outcome(),
                like.traceId());
    }

    private static AuditQuery bySubject(String subject) {
        return new AuditQuery(null, null, subject, null, null, PageRequest.first());
    }

    private static AuditLog page(AuditQuery query) {
        return domains.await(service.auditLog(query));
    }

    private static void record(AuditEntry... entries) {
        domains.await(service.record(new AuditEntries(List.of(entries))));
    }

    private static AuditEntry entry(String id, String actor, String subject, Outcome outcome) {
        return new AuditEntry(
                id,
                NOON,
                actor,
                "staff",
                "admin",
                "refundOrder",
                "POST",
                "/api/v1/admin/orders/" + subject + "/refunds",
                subject,
                new RawJson("{\"quantity\":1}"),
                null,
                outcome == null ? null : 201,
                outcome,
                "0af7651916cd43dd8448eb211c80319c");
    }
}
