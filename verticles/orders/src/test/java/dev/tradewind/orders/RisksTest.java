package dev.tradewind.orders;

import static dev.tradewind.orders.Example.A;
import static dev.tradewind.orders.Example.NOON;
import static dev.tradewind.orders.Example.TEAPOT;
import static dev.tradewind.orders.Example.after;
import static dev.tradewind.orders.Example.authorized;
import static dev.tradewind.orders.Example.created;
import static dev.tradewind.orders.Example.decide;
import static dev.tradewind.orders.Example.dispatched;
import static dev.tradewind.orders.Example.moved;
import static dev.tradewind.orders.Example.orderId;
import static dev.tradewind.orders.Example.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fraud.FraudEvent.Reviewed;
import dev.tradewind.contracts.fraud.FraudEvent.Scored;
import dev.tradewind.contracts.fraud.FraudEvent.Suspected;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.orders.Decision.Moved;
import dev.tradewind.orders.OrderCommand.Cancel;
import dev.tradewind.orders.OrderCommand.DeadlinePassed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RisksTest {
    private static final Suspected REVIEW = new Suspected(orderId("one"), RiskDecision.REVIEW);
    private static final Suspected REJECT = new Suspected(orderId("one"), RiskDecision.REJECT);
    private static final Scored ALLOW =
            new Scored(orderId("one"), RiskDecision.ALLOW, null, "rules", "digest", List.of(), NOON);
    private static final Reviewed GOOD = new Reviewed(orderId("one"), Verdict.GOOD, "rules", "ada");
    private static final Reviewed FRAUD = new Reviewed(orderId("one"), Verdict.FRAUD, "rules", "ada");
    private static final DeadlinePassed TIMER = new DeadlinePassed();

    private final OrderFlow flow = Example.flow();

    @Test
    void anOrderThatFraudSaysNothingOfIsConfirmedAtOnce() {
        assertThat(moved(flow, after(flow, reserved()), authorized(1)).events())
                .hasOnlyElementsOfType(OrderEvent.Confirmed.class);
    }

    @Test
    void aSuspectedOrderIsHeldOncePaidAndReleasedByAVerdict() {
        Moved held = moved(flow, after(flow, reserved(), REVIEW), authorized(1));
        assertThat(held.state().status()).isEqualTo(OrderStatus.PENDING);
        assertThat(held.state().paymentStatus()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(held.state().progress().deadline()).isEqualTo(NOON.plus(Duration.ofHours(24)));
        assertThat(held.events()).noneMatch(OrderEvent.Confirmed.class::isInstance);

        Moved released = moved(flow, held.state(), GOOD);
        assertThat(released.state().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(released.state().progress().deadline()).isNull();
        assertThat(released.events()).hasOnlyElementsOfType(OrderEvent.Confirmed.class);
    }

    @Test
    void aHeldOrderIsCancelledByTheOtherVerdictByTheCustomerAndByItsDeadline() {
        OrderState held = after(flow, reserved(), REVIEW, authorized(1));
        assertCancelled(moved(flow, held, FRAUD), CancelReason.SUSPECTED_FRAUD);
        assertCancelled(
                moved(flow, held, new Cancel(CancelReason.REQUESTED_BY_CUSTOMER)), CancelReason.REQUESTED_BY_CUSTOMER);
        assertThat(decide(flow, held, TIMER, NOON)).isEqualTo(Decision.UNCHANGED);
        assertCancelled(
                (Moved) decide(flow, held, TIMER, NOON.plus(Duration.ofHours(24))), CancelReason.SUSPECTED_FRAUD);
    }

    private static void assertCancelled(Moved moved, CancelReason reason) {
        assertThat(moved.state().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(moved.events())
                .filteredOn(OrderEvent.Cancelled.class::isInstance)
                .singleElement()
                .extracting(e -> ((OrderEvent.Cancelled) e).reason())
                .isEqualTo(reason);
    }

    @Test
    void aVeryHighRiskCancelsAndLetsGoOfTheMoney() {
        Moved cancelled = moved(flow, after(flow, reserved()), REJECT);
        assertCancelled(cancelled, CancelReason.SUSPECTED_FRAUD);
        assertThat(((OrderEvent.Cancelled) cancelled.events().getFirst()).paymentId())
                .isEqualTo(Example.payment(1));
    }

    @Test
    void whoSpeaksAfterTheConfirmationCanOnlyStopWhatHasNotLeft() {
        OrderState confirmed = after(flow, reserved(), authorized(1));
        assertThat(decide(flow, confirmed, REVIEW, NOON)).isEqualTo(Decision.UNCHANGED);
        assertThat(moved(flow, confirmed, REJECT).events())
                .containsExactly(new OrderEvent.CancelRequested(orderId("one"), CancelReason.SUSPECTED_FRAUD));
        assertThat(moved(flow, confirmed, FRAUD).events()).hasOnlyElementsOfType(OrderEvent.CancelRequested.class);

        OrderState left = after(
                Example.flow(), reserved(), authorized(1), created("a", A, TEAPOT, 3), dispatched("a", A, TEAPOT, 3));
        assertThat(decide(flow, left, FRAUD, NOON)).isEqualTo(Decision.UNCHANGED);
    }

    @Test
    void aVerdictThatComesBeforeTheMoneyCounts() {
        OrderState cleared = after(flow, reserved(), REVIEW, GOOD);
        assertThat(moved(flow, cleared, authorized(1)).state().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(decide(flow, cleared, REVIEW, NOON)).isEqualTo(Decision.UNCHANGED);
    }

    @Test
    void whereAScoreIsWaitedForItComesOrTheDeadlineDoes() {
        OrderFlow waiting = Example.flow(new Caution(Duration.ofSeconds(1), Duration.ofHours(1), Long.MAX_VALUE));
        OrderState held = after(waiting, reserved(), authorized(1));
        assertThat(held.progress().deadline()).isEqualTo(NOON.plusSeconds(1));
        assertThat(moved(waiting, held, ALLOW).state().status()).isEqualTo(OrderStatus.CONFIRMED);
        assertThat(moved(waiting, held, REVIEW).state().progress().deadline()).isEqualTo(NOON.plusSeconds(3600));
        assertThat(((Moved) decide(waiting, held, TIMER, NOON.plusSeconds(1)))
                        .state()
                        .status())
                .isEqualTo(OrderStatus.CONFIRMED);
    }

    @Test
    void aLargeOrderWithoutAScoreIsHeldWhereTheConfigurationSaysSo() {
        OrderFlow careful = Example.flow(new Caution(Duration.ZERO, Duration.ofHours(1), 5650));
        OrderState held = after(careful, reserved(), authorized(1));
        assertThat(held.status()).isEqualTo(OrderStatus.PENDING);
        assertThat(moved(careful, held, GOOD).state().status()).isEqualTo(OrderStatus.CONFIRMED);
    }
}
