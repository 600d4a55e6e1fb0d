package dev.tradewind.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.operations.Approval;
import dev.tradewind.contracts.operations.Approval.Status;
import dev.tradewind.contracts.operations.ApprovalQuery;
import dev.tradewind.contracts.operations.Approvals;
import dev.tradewind.contracts.operations.NewApproval;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What takes two people. */
class ApprovalsIT {
    private static final CallContext ADA = person("usr_ada");
    private static final CallContext BOB = person("usr_bob");
    private static final CallContext EVE = person("usr_eve");
    private static final CallContext ROBOT = CallContext.of(new Actor(Actor.Kind.API_KEY, "key_1", null));

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
    void takesAnotherPersonAndOneDecision() {
        Approval proposed = propose("ord_1");
        assertThat(proposed.status()).isEqualTo(Status.WAITING);
        assertThat(fault(service.decide(proposed.id(), true, ADA))).isEqualTo("same_person");
        assertThat(fault(service.decide(proposed.id(), true, ROBOT))).isEqualTo("people_only");
        Approval decided = domains.await(service.decide(proposed.id(), true, BOB));
        assertThat(decided.status()).isEqualTo(Status.APPROVED);
        assertThat(decided.decidedBy()).isEqualTo("usr_bob");
        assertThat(domains.await(service.decide(proposed.id(), true, BOB))).isEqualTo(decided);
        assertThat(fault(service.decide(proposed.id(), false, BOB))).isEqualTo("not_waiting");
        assertThat(fault(service.decide(proposed.id(), true, EVE))).isEqualTo("not_waiting");
        assertThat(fault(service.decide("apr_unknown", true, BOB))).isEqualTo("not_found");
    }

    @Test
    void isProposedOnceAtATimeAndByPeople() {
        assertThat(fault(service.propose(new NewApproval("undo", "ord_2", "why"), ROBOT)))
                .isEqualTo("people_only");
        Approval first = propose("ord_2");
        assertThat(fault(service.propose(new NewApproval("undo", "ord_2", "me too"), BOB)))
                .isEqualTo("already_proposed");
        Approval declined = domains.await(service.decide(first.id(), false, BOB));
        assertThat(declined.status()).isEqualTo(Status.DECLINED);
        Approval second = propose("ord_2");
        assertThat(page(Status.WAITING).data()).contains(second).doesNotContain(first);
        assertThat(page(Status.DECLINED).data()).contains(declined);
        assertThat(page(null).data()).contains(second, declined);
    }

    @Test
    void isVoidAfterADay() throws SQLException {
        Approval old = propose("ord_3");
        try (Connection connection = TestDatabase.open(domains.url());
                Statement statement = connection.createStatement()) {
            statement.execute("update operations.approvals set proposed_at = now() - interval '25 hours' where id = '"
                    + old.id() + "'");
        }
        assertThat(fault(service.decide(old.id(), true, BOB))).isEqualTo("not_waiting");
        assertThat(propose("ord_3").status()).isEqualTo(Status.WAITING);
    }

    private static CallContext person(String id) {
        return CallContext.of(new Actor(Actor.Kind.STAFF, id, null));
    }

    private static Approval propose(String order) {
        return domains.await(service.propose(new NewApproval("undo", order, "stuck"), ADA));
    }

    private static Approvals page(Status status) {
        return domains.await(service.approvals(new ApprovalQuery(status, PageRequest.first())));
    }

    private static String fault(Future<?> call) {
        return domains.await(call.map("done").recover(failure -> {
            Fault fault = Fault.in(failure);
            return Future.succeededFuture(fault == null ? failure.toString() : fault.code());
        }));
    }
}
