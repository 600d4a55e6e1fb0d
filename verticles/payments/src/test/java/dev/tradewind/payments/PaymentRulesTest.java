package dev.tradewind.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentEvent.Card;
import dev.tradewind.contracts.payments.PaymentView.State;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.payments.Settlement.Job;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentRulesTest {
    private static final Card CARD = new Card("visa", "4242", "f");
    private static final NextAction ACTION = new NextAction("redirect", "https://bank");
    private static final Answer YES = new Answer.Authorized("r1", CARD);
    private static final Answer WAIT = new Answer.ActionRequired("r1", ACTION);
    private static final Answer NO = new Answer.Declined("r1", "card_declined");
    private static final Answer GONE = new Answer.Voided("r1");

    private final Payment requested = Payment.requested(PaymentId.next(), OrderId.next(), brl(1_000));
    private final Payment authorized = PaymentRules.settle(requested, YES).payment();

    @Test
    void authorizesOnceHoweverOftenItIsTold() {
        Settlement first = PaymentRules.settle(requested, YES);

        assertThat(first.payment().state()).isEqualTo(State.AUTHORIZED);
        assertThat(first.payment().reference()).isEqualTo("r1");
        assertThat(first.events())
                .containsExactly(new PaymentEvent.Authorized(requested.id(), requested.orderId(), brl(1_000), CARD));
        assertThat(PaymentRules.settle(first.payment(), YES).changesNothing(first.payment()))
                .isTrue();
    }

    @Test
    void laterWordsDoNotTakeAnAuthorizationBack() {
        assertThat(PaymentRules.settle(authorized, WAIT)).isEqualTo(Settlement.of(authorized));
        assertThat(PaymentRules.settle(authorized, NO)).isEqualTo(Settlement.of(authorized));
        assertThat(PaymentRules.settle(authorized, new Answer.Absent())).isEqualTo(Settlement.of(authorized));
    }

    @Test
    void waitsForTheShopperAndAsksMeanwhile() {
        Settlement waiting = PaymentRules.settle(requested, WAIT);

        assertThat(waiting.payment().nextAction()).isEqualTo(ACTION);
        assertThat(waiting.events())
                .containsExactly(new PaymentEvent.ActionRequired(requested.id(), requested.orderId(), ACTION));
        assertThat(waiting.jobs()).containsExactly(job(Job.Kind.POLL));
        assertThat(PaymentRules.settle(waiting.payment(), WAIT).events()).isEmpty();
        assertThat(PaymentRules.settle(waiting.payment(), YES).payment().state())
                .isEqualTo(State.AUTHORIZED);
    }

    @Test
    void anAttemptThatTheProviderDroppedHasExpired() {
        Payment waiting = PaymentRules.settle(requested, WAIT).payment();

        assertThat(PaymentRules.settle(waiting, GONE).events())
                .containsExactly(new PaymentEvent.Declined(requested.id(), requested.orderId(), "expired"));
    }

    @Test
    void givesUpAndGoesOnAsking() {
        Settlement givenUp = PaymentRules.giveUp(requested);

        assertThat(givenUp.payment().state()).isEqualTo(State.DECLINED);
        assertThat(givenUp.events())
                .containsExactly(new PaymentEvent.Declined(requested.id(), requested.orderId(), "provider_error"));
        assertThat(givenUp.jobs()).containsExactly(job(Job.Kind.POLL));
    }

    @Test
    void voidsWhatIsAuthorizedAfterItWasGivenUp() {
        Payment givenUp = PaymentRules.giveUp(requested).payment();
        Settlement late = PaymentRules.settle(givenUp, YES);

        assertThat(late.payment().state()).isEqualTo(State.DECLINED);
        assertThat(late.payment().reference()).isEqualTo("r1");
        assertThat(late.events()).isEmpty();
        assertThat(late.jobs()).containsExactly(job(Job.Kind.VOID));
        assertThat(PaymentRules.settle(givenUp, WAIT).jobs()).containsExactly(job(Job.Kind.VOID));
    }

    @Test
    void asksOnlyAboutWhatIsOpen() {
        Payment givenUp = PaymentRules.giveUp(requested).payment();
        Payment declined = PaymentRules.settle(requested, NO).payment();
        Duration watch = Duration.ofMinutes(15);

        assertThat(keepAsking(givenUp, new Answer.Absent(), Duration.ofMinutes(1)))
                .isTrue();
        assertThat(keepAsking(givenUp, new Answer.Absent(), watch)).isFalse();
        assertThat(keepAsking(givenUp, new Answer.Unknown("away"), watch)).isTrue();
        assertThat(keepAsking(givenUp, GONE, Duration.ZERO)).isFalse();
        assertThat(keepAsking(authorized, new Answer.Unknown("away"), Duration.ZERO))
                .isFalse();
        assertThat(keepAsking(declined, new Answer.Absent(), Duration.ZERO)).isFalse();
    }

    private static boolean keepAsking(Payment payment, Answer answer, Duration age) {
        return PaymentRules.keepAsking(payment, answer, age, Duration.ofMinutes(15));
    }

    @Test
    void voidsWhatItsOrderLetGoOf() {
        Settlement released = PaymentRules.release(authorized);

        assertThat(released.jobs()).containsExactly(job(Job.Kind.VOID));
        Settlement voided = PaymentRules.voided(released.payment());
        assertThat(voided.payment().state()).isEqualTo(State.VOIDED);
        assertThat(voided.events())
                .containsExactly(new PaymentEvent.Voided(requested.id(), requested.orderId(), brl(1_000)));
        assertThat(PaymentRules.settle(voided.payment(), GONE).events()).isEmpty();
    }

    @Test
    void voidsAnAuthorizationThatComesAfterTheOrderLetGo() {
        Settlement released = PaymentRules.release(requested);
        assertThat(released.jobs()).isEmpty();

        assertThat(PaymentRules.settle(released.payment(), YES).jobs()).containsExactly(job(Job.Kind.VOID));
        assertThat(PaymentRules.settle(released.payment(), WAIT).jobs()).containsExactly(job(Job.Kind.VOID));
        assertThat(PaymentRules.settle(released.payment(), WAIT).events()).isEmpty();
    }

    @Test
    void capturesPartByPartUpToWhatIsAuthorized() {
        Transfer first = capture(600);
        Settlement asked = PaymentRules.request(authorized, first);
        assertThat(asked.jobs()).containsExactly(new Job(Job.Kind.CAPTURE, first.id()));

        Settlement refused = PaymentRules.request(asked.payment(), capture(401));
        assertThat(refused.events())
                .singleElement()
                .isInstanceOfSatisfying(PaymentEvent.CaptureFailed.class, failed -> assertThat(failed.code())
                        .isEqualTo("exceeds_authorized"));

        Settlement moved = PaymentRules.receive(asked.payment(), first, new Receipt.Moved(brl(7)));
        assertThat(moved.payment().funds().captured()).isEqualTo(brl(600));
        assertThat(moved.payment().funds().open()).isEqualTo(brl(400));
        assertThat(moved.events())
                .singleElement()
                .isInstanceOfSatisfying(PaymentEvent.Captured.class, captured -> assertThat(captured.fee())
                        .isEqualTo(brl(7)));
    }

    @Test
    void aReceiptCountsOnce() {
        Transfer capture = capture(600);
        Payment asked = PaymentRules.request(authorized, capture).payment();
        Settlement moved = PaymentRules.receive(asked, capture, new Receipt.Moved(brl(0)));
        Transfer done = moved.transfers().getFirst();

        assertThat(PaymentRules.receive(moved.payment(), done, new Receipt.Moved(brl(0))))
                .isEqualTo(Settlement.of(moved.payment()));
        assertThat(PaymentRules.receive(moved.payment(), done, new Receipt.Refused("late")))
                .isEqualTo(Settlement.of(moved.payment()));
    }

    @Test
    void aCaptureThatWasGivenUpAndMovedAllTheSameCounts() {
        Transfer capture = capture(600);
        Payment asked = PaymentRules.request(authorized, capture).payment();
        Settlement failed = PaymentRules.receive(asked, capture, new Receipt.Refused(PaymentRules.PROVIDER_ERROR));
        assertThat(failed.payment().funds().open()).isEqualTo(brl(1_000));
        assertThat(failed.jobs()).as("asked again").containsExactly(new Job(Job.Kind.CAPTURE, capture.id()));

        Settlement moved =
                PaymentRules.receive(failed.payment(), failed.transfers().getFirst(), new Receipt.Moved(brl(0)));

        assertThat(moved.payment().funds().captured()).isEqualTo(brl(600));
        assertThat(moved.payment().funds().capturing()).isEqualTo(brl(0));
    }

    @Test
    void refundsNoMoreThanWasCaptured() {
        Transfer capture = capture(600);
        Payment asked = PaymentRules.request(authorized, capture).payment();
        assertThat(PaymentRules.request(asked, refund(1)).events())
                .singleElement()
                .isInstanceOf(PaymentEvent.RefundFailed.class);

        Payment captured =
                PaymentRules.receive(asked, capture, new Receipt.Moved(brl(0))).payment();
        Settlement refunding = PaymentRules.request(captured, refund(600));
        assertThat(refunding.jobs()).hasSize(1);
        assertThat(PaymentRules.request(refunding.payment(), refund(1)).jobs()).isEmpty();
    }

    @Test
    void capturesNothingOfAnOrderThatLetGo() {
        Payment released = PaymentRules.release(authorized).payment();

        assertThat(PaymentRules.request(released, capture(1)).events())
                .singleElement()
                .isInstanceOf(PaymentEvent.CaptureFailed.class);
    }

    @Test
    void voidsTheRestAfterTheLastRunningCapture() {
        Transfer capture = capture(600);
        Payment asked = PaymentRules.request(authorized, capture).payment();
        Settlement released = PaymentRules.release(asked);
        assertThat(released.jobs()).isEmpty();

        Settlement moved = PaymentRules.receive(released.payment(), capture, new Receipt.Moved(brl(0)));

        assertThat(moved.jobs()).containsExactly(job(Job.Kind.VOID));
        assertThat(PaymentRules.voided(moved.payment()).events())
                .containsExactly(new PaymentEvent.Voided(requested.id(), requested.orderId(), brl(400)));
    }

    private Job job(Job.Kind kind) {
        return new Job(kind, requested.id().value());
    }

    private Transfer capture(long amount) {
        return Transfer.capture(CaptureId.next(), requested.id(), requested.orderId(), allocation(amount));
    }

    private Transfer refund(long amount) {
        return Transfer.refund(RefundId.next(), requested.id(), requested.orderId(), allocation(amount));
    }

    private static Allocation allocation(long amount) {
        return new Allocation(List.of(), brl(amount));
    }

    private static Money brl(long amount) {
        return new Money(amount, "BRL");
    }
}
