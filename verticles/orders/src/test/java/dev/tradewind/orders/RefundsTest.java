package dev.tradewind.orders;

import static dev.tradewind.orders.Example.A;
import static dev.tradewind.orders.Example.B;
import static dev.tradewind.orders.Example.CUP;
import static dev.tradewind.orders.Example.LAMP;
import static dev.tradewind.orders.Example.NOON;
import static dev.tradewind.orders.Example.TEAPOT;
import static dev.tradewind.orders.Example.after;
import static dev.tradewind.orders.Example.authorized;
import static dev.tradewind.orders.Example.captured;
import static dev.tradewind.orders.Example.decide;
import static dev.tradewind.orders.Example.dispatched;
import static dev.tradewind.orders.Example.money;
import static dev.tradewind.orders.Example.moved;
import static dev.tradewind.orders.Example.payment;
import static dev.tradewind.orders.Example.refunded;
import static dev.tradewind.orders.Example.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.orders.NewRefund;
import dev.tradewind.contracts.orders.OrderError;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.payments.PaymentEvent.RefundFailed;
import dev.tradewind.contracts.payments.PaymentEvent.RefundReturned;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.Allocation.Share;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.ErrorCode;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.orders.Decision.Refused;
import dev.tradewind.orders.OrderCommand.Refund;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RefundsTest {
    private final OrderFlow flow = Example.flow();

    @Test
    void nothingCanBeRefundedBeforeItWasCaptured() {
        OrderState sent = after(flow, reserved(), authorized(1), dispatched("1", B, LAMP, 2));
        assertThat(refusal(sent, all())).isEqualTo(OrderError.NOTHING_TO_REFUND);
    }

    @Test
    void withoutAmountAndLinesEverythingLeftIsRefunded() {
        OrderState paid = paid();
        Allocation first = asked(paid, amount(651));
        assertThat(first.total()).isEqualTo(money(651));
        OrderState partly = moved(flow, paid, new Refund(amount(651))).state();
        Allocation rest = asked(partly, all());
        assertThat(rest.total()).isEqualTo(money(5000));
        OrderState whole = moved(flow, partly, new Refund(all())).state();
        assertThat(refusal(whole, all())).isEqualTo(OrderError.NOTHING_TO_REFUND);
    }

    @Test
    void anAmountIsSpreadInProportionToWhatIsThere() {
        Allocation half = asked(paid(), amount(2825));
        assertThat(half.shares())
                .containsExactly(
                        new Share(A, 1000, money(1750), money(200), money(50)),
                        new Share(B, 1000, money(700), money(125), money(0)));
    }

    @Test
    void linesAreRefundedAtTheirPriceAndEachPieceOnce() {
        OrderState paid = paid();
        NewRefund twoTeapots = lines(new NewRefund.Line(TEAPOT, 2));
        assertThat(asked(paid, twoTeapots).shares())
                .containsExactly(new Share(A, 1000, money(2000), money(0), money(47)));
        OrderState partly = moved(flow, paid, new Refund(twoTeapots)).state();
        assertThat(refusal(partly, twoTeapots)).isEqualTo(OrderError.REFUND_EXCEEDS_CAPTURED);
        assertThat(asked(partly, lines(new NewRefund.Line(TEAPOT, 1), new NewRefund.Line(LAMP, 1)))
                        .shares())
                .containsExactly(
                        new Share(A, 1000, money(1000), money(0), money(24)),
                        new Share(B, 1000, money(700), money(0), money(0)));
    }

    @Test
    void aLineIsNotRefundedOutOfMoneyThatWasGivenBackAsAnAmount() {
        OrderState paid = paid();
        OrderState partly = moved(flow, paid, new Refund(amount(5600))).state();
        assertThat(refusal(partly, lines(new NewRefund.Line(CUP, 1)))).isEqualTo(OrderError.REFUND_EXCEEDS_CAPTURED);
    }

    @Test
    void askingForMoreThanIsLeftIsRefused() {
        OrderState paid = paid();
        assertThat(refusal(paid, amount(5652))).isEqualTo(OrderError.REFUND_EXCEEDS_CAPTURED);
        OrderState pending = moved(flow, paid, new Refund(amount(5000))).state();
        assertThat(refusal(pending, amount(652))).isEqualTo(OrderError.REFUND_EXCEEDS_CAPTURED);
    }

    @Test
    void senselessRefundsAreInvalid() {
        OrderState paid = paid();
        for (NewRefund senseless : List.of(
                amount(0),
                amount(-1),
                new NewRefund(new Money(1, "EUR"), null, "r"),
                new NewRefund(money(1), List.of(new NewRefund.Line(CUP, 1)), "r"),
                lines(),
                lines(new NewRefund.Line(CUP, 0)),
                lines(new NewRefund.Line(new LineId("line_unknown"), 1)))) {
            assertThat(refusal(paid, senseless)).as("%s", senseless).isEqualTo(CommonError.VALIDATION_FAILED);
        }
    }

    @Test
    void theStatusFollowsWhatWasGivenBack() {
        OrderState s = moved(flow, paid(), new Refund(amount(651))).state();
        assertThat(s.paymentStatus()).isEqualTo(PaymentStatus.CAPTURED);
        s = moved(flow, s, refunded(s, "ref_1")).state();
        assertThat(s.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        s = moved(flow, s, new Refund(all())).state();
        s = moved(flow, s, refunded(s, "ref_2")).state();
        assertThat(s.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(decide(flow, s, refunded(s, "ref_2"), NOON)).isEqualTo(Decision.UNCHANGED);
    }

    @Test
    void aFailedRefundCanBeAskedForAgain() {
        OrderState s = moved(flow, paid(), new Refund(all())).state();
        RefundFailed failed = new RefundFailed(
                payment(1), s.id(), s.progress().refunds().getFirst().id(), "provider_error");
        s = moved(flow, s, failed).state();
        assertThat(asked(s, all()).total()).isEqualTo(money(5651));
        s = moved(flow, s, refunded(s, "ref_1")).state();
        assertThat(s.refunded()).as("money that moved after all").isEqualTo(money(5651));
        assertThat(decide(flow, s, failed, NOON)).isEqualTo(Decision.UNCHANGED);
    }

    @Test
    void aRefundThatCameBackIsSeenAndCanBeAskedForAgain() {
        OrderState s = moved(flow, paid(), new Refund(all())).state();
        RefundId id = s.progress().refunds().getFirst().id();
        assertThat(OrderViews.of(s).refunds())
                .extracting(OrderView.Refund::status)
                .containsExactly("pending");
        s = moved(flow, s, refunded(s, "ref_1")).state();
        RefundReturned back = new RefundReturned(
                payment(1), s.id(), id, s.refund(id).orElseThrow().allocation(), "account_closed");

        s = moved(flow, s, back).state();

        assertThat(s.refunded()).isEqualTo(money(0));
        assertThat(s.paymentStatus()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(OrderViews.of(s).refunds())
                .containsExactly(new OrderView.Refund(id, money(5651), "returned", "account_closed", NOON));
        assertThat(decide(flow, s, back, NOON)).isEqualTo(Decision.UNCHANGED);
        assertThat(decide(flow, s, refunded(s, "ref_1"), NOON))
                .as("a straggler")
                .isEqualTo(Decision.UNCHANGED);
        assertThat(asked(s, all()).total()).isEqualTo(money(5651));
    }

    @Property
    void largestRemainderMakesTheWholeAndGivesNobodyMoreThanItsWeight(
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> weights,
            @ForAll @LongRange(min = 0, max = 1_000_000) long perMillion) {
        long sum = weights.stream().mapToLong(Long::longValue).sum();
        long whole = sum / 1_000_000 * perMillion;
        long[] parts = Shares.largestRemainder(whole, weights);
        assertThat(Arrays.stream(parts).sum()).isEqualTo(whole);
        for (int i = 0; i < parts.length; i++) {
            assertThat(parts[i]).isBetween(0L, weights.get(i));
        }
    }

    private OrderState paid() {
        OrderState s = after(
                flow, reserved(), authorized(1), dispatched("1", A, TEAPOT, 3, CUP, 1), dispatched("2", B, LAMP, 2));
        s = moved(flow, s, captured(s, s.progress().captures().getFirst().id().value()))
                .state();
        return moved(flow, s, captured(s, s.progress().captures().getLast().id().value()))
                .state();
    }

    private Allocation asked(OrderState state, NewRefund refund) {
        return ((OrderEvent.RefundRequested)
                        moved(flow, state, new Refund(refund)).events().getFirst())
                .allocation();
    }

    private ErrorCode refusal(OrderState state, NewRefund refund) {
        return ((Refused) decide(flow, state, new Refund(refund), NOON)).error();
    }

    private static NewRefund all() {
        return new NewRefund(null, null, "goodwill");
    }

    private static NewRefund amount(long amount) {
        return new NewRefund(money(amount), null, "goodwill");
    }

    private static NewRefund lines(NewRefund.Line... lines) {
        return new NewRefund(null, List.of(lines), "broken");
    }
}
