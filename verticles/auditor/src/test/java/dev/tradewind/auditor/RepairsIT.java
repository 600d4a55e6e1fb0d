package dev.tradewind.auditor;

import static dev.tradewind.auditor.Told.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.auditor.AuditorEvent;
import dev.tradewind.contracts.auditor.Invariant;
import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Replayed;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is late or held for nobody, and what the auditor does about it; and what the domains find when asked. */
class RepairsIT {
    private static final String LATE = "no order undecided past its deadline";

    private AuditorFixture platform;

    @BeforeEach
    void open() {
        platform = new AuditorFixture(
                new JsonObject().put("sample", 20).put("order_deadline", "1ms").put("deadline_grace", "1ms"));
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void hasAnOrderGivenUpWhoseTimerWasLost() {
        Told stuck = to(platform).accepted().placed();
        platform.finds("orders", LATE, "undecided past the deadline 1 = 0", stuck.order.value());
        platform.answer("orders.giveUpOverdue", arguments -> Future.succeededFuture(true));

        platform.domains.eventually(
                "it is given up",
                () -> platform.service.invariants().map(i -> !i.repairs().isEmpty()));
        stuck.cancelled();
        platform.finds("orders", LATE, "undecided past the deadline 0 = 0");
        platform.green(4, stuck.order);
        Invariants all = platform.prove();

        assertThat(platform.asked("orders.giveUpOverdue")).hasSize(1);
        assertThat(all.repairs()).singleElement().satisfies(r -> {
            assertThat(r.subject()).isEqualTo(stuck.order.value());
            assertThat(r.reason()).startsWith("decided_within_deadline: undecided past ");
            assertThat(r.repair().command()).isEqualTo("orders.give_up_overdue");
            assertThat(r.repair().outcome()).isEqualTo("done");
        });
        assertThat(platform.said(stuck.order.value()))
                .filteredOn(AuditorEvent.RepairDone.class::isInstance)
                .hasSize(1);
    }

    @Test
    void asksUnderTheSameKeyUntilItHasAnAnswer() {
        Told orphan = to(platform).placed().stock(5, 2).reserved(2).cancelled();
        platform.answer("inventory.releaseOrphaned", arguments -> Future.failedFuture("the reply is lost"));
        platform.red(1, orphan.order);
        platform.domains.eventually("it is asked for", () -> platform.service
                .invariants()
                .map(i -> platform.asked("inventory.releaseOrphaned").size() > 1));

        platform.answer("inventory.releaseOrphaned", arguments -> Future.failedFuture(Replayed.answer("true")));
        Invariant red = platform.proven(1, "repaired", i -> i.breaches().stream()
                .anyMatch(b -> b.repair() != null && b.repair().outcome() != null));
        orphan.released(2).stock(5, 0);
        platform.green(1, orphan.order, orphan.offer);

        assertThat(red.breaches())
                .extracting(Invariant.Breach::detail)
                .contains("pieces held 2 = 0, since the order is cancelled");
        assertThat(platform.asked("inventory.releaseOrphaned").stream()
                        .map(a -> ((CallContext) a.arguments().getLast()).idempotencyKey())
                        .distinct())
                .hasSize(1);
        assertThat(platform.said(orphan.order.value()))
                .filteredOn(AuditorEvent.RepairDone.class::isInstance)
                .hasSize(1);
    }

    @Test
    void doesNotAccuseAnOrderThatHasBeenGivenMoreTime() {
        Told patient = to(platform).accepted().placed();

        platform.green(4);

        assertThat(platform.prove(4).offenders()).doesNotContain(patient.order.value());
        assertThat(platform.asked("orders.giveUpOverdue")).isEmpty();
    }

    @Test
    void namesAnAcceptedOrderThatWasNeverPlacedAndDoesNothingAboutIt() {
        Told lost = to(platform).accepted();

        Invariant red = platform.red(4, lost.order);

        assertThat(red.breaches()).singleElement().satisfies(b -> {
            assertThat(b.rule()).isEqualTo("accepted_order_is_placed");
            assertThat(b.repair()).isNull();
        });
    }

    @Test
    void findsBySampleWhatNoEventToldOf() {
        Told order = to(platform).soundly(100);
        platform.green(3, order.order);
        platform.finds("inventory", "on_hand_is_the_sum_of_movements", "on hand 11 = received 10", order.offer.value());

        Invariant red = platform.red(1, order.offer);

        assertThat(red.breaches()).singleElement().satisfies(b -> {
            assertThat(b.rule()).isEqualTo("inventory: on_hand_is_the_sum_of_movements");
            assertThat(b.detail()).isEqualTo("on hand 11 = received 10");
        });
        platform.answer(
                "inventory.auditOf",
                arguments -> Future.succeededFuture(new Audit(List.of(new Audit.Check(
                        "on_hand_is_the_sum_of_movements", "on hand 10 = received 10", 1, List.of())))));
        platform.green(1, order.offer);
    }

    @Test
    void saysWhoDoesNotAnswerAndHoldsNothingThatNeedsHim() {
        Told order = to(platform).soundly(100);
        platform.green(3, order.order);
        platform.answer("settlement.auditOf", arguments -> Future.failedFuture("no handlers"));

        Invariant unknown = platform.prove(3);

        assertThat(unknown.holds()).isFalse();
        assertThat(unknown.status()).isEqualTo(Invariant.Status.GREEN);
        assertThat(unknown.equations()).contains("settlement could not be checked: it does not answer");
    }
}
