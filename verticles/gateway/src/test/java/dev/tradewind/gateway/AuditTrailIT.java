package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.operations.AuditEntries;
import dev.tradewind.contracts.operations.AuditEntry;
import dev.tradewind.contracts.operations.AuditEntry.Outcome;
import dev.tradewind.contracts.operations.AuditQuery;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Replayed;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is noted of who does what. */
class AuditTrailIT {
    private static final String STAFF = "/admin/staff";
    private static final String REFUNDS = "/admin/orders/ord_01jd0000000000000000000000/refunds";
    private static final JsonObject PERSON = new JsonObject()
            .put("email", "ada@example.org")
            .put("password", "a very secret one")
            .put("role", "operator");

    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture();

    @Test
    void notesAnActBeforeAndAfterItWithoutItsSecrets() {
        HttpResponse<Buffer> made = gateway.post(
                Role.ADMIN,
                "/admin/api-keys",
                new JsonObject().put("name", "robot").put("role", "operator"));
        AuditEntry ended = ended("createApiKey");
        AuditEntry begun = noted("createApiKey").getFirst();

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(begun.outcome()).isNull();
        assertThat(begun.id()).isEqualTo(ended.id());
        assertThat(ended.outcome()).isEqualTo(Outcome.DONE);
        assertThat(ended.status()).isEqualTo(201);
        assertThat(ended.actor()).isNotNull();
        assertThat(ended.role()).isEqualTo("admin");
        assertThat(ended.method() + " " + ended.path()).isEqualTo("POST /api/v1/admin/api-keys");
        assertThat(ended.subject()).isEqualTo(made.bodyAsJsonObject().getString("id"));
        assertThat(ended.request().text()).contains("robot");
        assertThat(ended.result().text()).contains("\"secret\":\"[redacted]\"");
        assertThat(ended.traceId()).isEqualTo(made.getHeader("traceparent").split("-")[1]);
    }

    @Test
    void keepsPasswordsOutAndSaysWhyAnActWasRefused() {
        gateway.identity.fail("addStaff", Fault.of(CommonError.VALIDATION_FAILED, "No."));

        gateway.post(Role.ADMIN, STAFF, PERSON);

        AuditEntry refused = ended("addStaff");
        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.result().text()).isEqualTo("{\"code\":\"validation_failed\"}");
        assertThat(refused.request().text()).contains("ada@example.org").doesNotContain("a very secret one");
    }

    @Test
    void notesARepeatedCommandAsDone() {
        gateway.orders.fail("refund", Replayed.answer("{\"id\":\"ref_1\"}"));

        await(gateway.as(Role.OPERATOR, HttpMethod.POST, REFUNDS)
                .putHeader("Idempotency-Key", "k")
                .sendJsonObject(new JsonObject()
                        .put("amount", new JsonObject().put("amount", 100).put("currency", "EUR"))
                        .put("reason", "late")));

        assertThat(ended("refundOrder").outcome()).isEqualTo(Outcome.DONE);
        assertThat(ended("refundOrder").subject()).isEqualTo("ord_01jd0000000000000000000000");
    }

    @Test
    void notesNeitherReadingNorWhatIsNotAllowed() {
        gateway.get(Role.ADMIN, "/admin/nodes");
        gateway.post(Role.VIEWER, STAFF, PERSON);
        gateway.post(Role.ADMIN, STAFF, PERSON);

        assertThat(ended("addStaff").role()).isEqualTo("admin");
        assertThat(all()).allSatisfy(e -> assertThat(e.action()).isEqualTo("addStaff"));
    }

    @Test
    void notesWhatStaffDoesToAShoppersOrderUnlessAsTheShopper() {
        String cancel = "/store/orders/ord_01jd0000000000000000000000/cancel";
        await(gateway.as(Role.ADMIN, HttpMethod.POST, cancel)
                .putHeader("X-Cart-Token", "given once")
                .send());
        gateway.post(Role.CUSTOMER, cancel);
        gateway.post(Role.OPERATOR, cancel);

        assertThat(gateway.orders.asked("cancel").getFirst().arguments().get(1))
                .as("a token that is not the cart's must not help")
                .isEqualTo(new Access(Actor.GUEST, "given once"));
        assertThat(ended("cancelOrder").role()).isEqualTo("operator");
        assertThat(all()).allSatisfy(e -> assertThat(e.role()).isEqualTo("operator"));
    }

    @Test
    void neitherHoldsUpNorFailsAnActWhileOperationsIsAwayAndNotesItLater() throws Exception {
        gateway.operations.leave();
        int status;
        try {
            status = gateway.post(Role.ADMIN, STAFF, PERSON).statusCode();
        } finally {
            gateway.operations.comeBack();
        }

        assertThat(status).isEqualTo(201);
        assertThat(ended("addStaff").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void readsTheLogByWhatIsAskedFor() {
        String from = "2026-01-02T03:04:05Z";
        HttpResponse<Buffer> page = gateway.get(
                Role.ADMIN,
                "/admin/audit-log?actor=usr_1&action=addStaff&subject=usr_2&from=" + from + "&limit=7&after=aud_1");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(gateway.operations.asked("auditLog")).singleElement().satisfies(asked -> assertThat(
                        asked.arguments().getFirst())
                .isEqualTo(new AuditQuery(
                        "usr_1", "addStaff", "usr_2", Instant.parse(from), null, new PageRequest(7, "aud_1"))));
        assertThat(gateway.get(Role.OPERATOR, "/admin/audit-log").statusCode()).isEqualTo(403);
    }

    /** The last word on an act of this kind. */
    private static AuditEntry ended(String action) {
        Eventually.holds(() -> noted(action).stream().anyMatch(e -> e.outcome() != null));
        return noted(action).stream()
                .filter(e -> e.outcome() != null)
                .findFirst()
                .orElseThrow();
    }

    private static List<AuditEntry> noted(String action) {
        return all().stream().filter(e -> e.action().equals(action)).toList();
    }

    private static List<AuditEntry> all() {
        return gateway.operations.asked("record").stream()
                .flatMap(asked -> ((AuditEntries) asked.arguments().getFirst()).entries().stream())
                .toList();
    }
}
