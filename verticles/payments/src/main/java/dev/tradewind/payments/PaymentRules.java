package dev.tradewind.payments;

import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentView.State;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.payments.Settlement.Job;
import java.time.Duration;
import java.util.List;

/**
 * What may happen to payments. Every answer of a provider, however it came and however late, goes through here; an
 * answer that a payment has passed already changes nothing, so duplicates and stragglers do no harm.
 */
public final class PaymentRules {
    /** The code of a payment that was given up without the provider's word. */
    public static final String PROVIDER_ERROR = Transfer.PROVIDER_ERROR;

    private static final String EXPIRED = "expired";
    private static final Duration LONGEST_WATCH = Duration.ofDays(7);

    private PaymentRules() {}

    /** A payment as the provider says that it stands. */
    public static Settlement settle(Payment payment, Answer answer) {
        return switch (payment.state()) {
            case REQUESTED, ACTION_REQUIRED -> decide(payment, answer);
            case AUTHORIZED -> answer instanceof Answer.Voided ? voided(payment) : Settlement.of(payment);
            case DECLINED -> undo(payment, answer);
            case VOIDED -> Settlement.of(payment);
        };
    }

    private static Settlement decide(Payment payment, Answer answer) {
        return switch (answer) {
            case Answer.Authorized yes -> authorize(payment.known(yes.reference()), yes);
            case Answer.ActionRequired wait -> await(payment.known(wait.reference()), wait);
            case Answer.Declined no -> decline(payment.known(no.reference()), no.code());
            case Answer.Voided gone ->
                payment.released()
                        ? voided(payment.known(gone.reference()))
                        : decline(payment.known(gone.reference()), EXPIRED);
            case Answer.Absent absent -> Settlement.of(payment);
            case Answer.Unknown unknown -> Settlement.of(payment);
        };
    }

    private static Settlement authorize(Payment payment, Answer.Authorized answer) {
        Settlement authorized = Settlement.of(
                payment.authorized(answer.card()),
                new PaymentEvent.Authorized(
                        payment.id(), payment.orderId(), payment.funds().authorized(), answer.card()));
        return payment.released() ? authorized.then(Job.Kind.VOID) : authorized;
    }

    private static Settlement await(Payment payment, Answer.ActionRequired answer) {
        if (payment.released()) {
            return Settlement.of(payment.waitingFor(answer.nextAction())).then(Job.Kind.VOID);
        }
        if (payment.state() == State.ACTION_REQUIRED) {
            return Settlement.of(payment);
        }
        PaymentEvent event = new PaymentEvent.ActionRequired(payment.id(), payment.orderId(), answer.nextAction());
        return Settlement.of(payment.waitingFor(answer.nextAction()), event).then(Job.Kind.POLL);
    }

    private static Settlement decline(Payment payment, String code) {
        return Settlement.of(payment.declined(code), new PaymentEvent.Declined(payment.id(), payment.orderId(), code));
    }

    /** The attempt is over, its order goes on without it: what turns out to be held all the same is let go. */
    private static Settlement undo(Payment payment, Answer answer) {
        return switch (answer) {
            case Answer.Authorized late ->
                Settlement.of(payment.known(late.reference())).then(Job.Kind.VOID);
            case Answer.ActionRequired late ->
                Settlement.of(payment.known(late.reference())).then(Job.Kind.VOID);
            default -> Settlement.of(payment);
        };
    }

    /**
     * The provider gives no answer, and this attempt waits no longer. Goes on asking in the background, so that an
     * authorization that was made all the same is found and voided.
     */
    public static Settlement giveUp(Payment payment) {
        return payment.undecided() ? decline(payment, PROVIDER_ERROR).then(Job.Kind.POLL) : Settlement.of(payment);
    }

    /** The order lets go of the payment: what is held is voided now, what is not known yet as soon as it is. */
    public static Settlement release(Payment payment) {
        Payment released = payment.letGo();
        return switch (payment.state()) {
            case ACTION_REQUIRED -> Settlement.of(released).then(Job.Kind.VOID);
            case AUTHORIZED -> letGoOfTheRest(Settlement.of(released));
            case REQUESTED, DECLINED, VOIDED -> Settlement.of(released);
        };
    }

    /** The provider has let go of what was authorized and not captured. */
    public static Settlement voided(Payment payment) {
        Money none = Money.zero(payment.funds().authorized().currency());
        return switch (payment.state()) {
            case AUTHORIZED -> voided(payment, payment.funds().open());
            case REQUESTED, ACTION_REQUIRED -> voided(payment, none);
            case DECLINED, VOIDED -> Settlement.of(payment);
        };
    }

    private static Settlement voided(Payment payment, Money amount) {
        return Settlement.of(
                payment.in(State.VOIDED), new PaymentEvent.Voided(payment.id(), payment.orderId(), amount));
    }

    /** Whether anything may still be held at the provider that nobody wants. */
    public static boolean mayHold(Payment payment) {
        return switch (payment.state()) {
            case AUTHORIZED -> payment.released() && payment.funds().open().isPositive();
            case ACTION_REQUIRED -> payment.released();
            case DECLINED -> payment.reference() != null;
            case REQUESTED, VOIDED -> false;
        };
    }

    /**
     * Whether a provider is asked again about a payment, after it gave this answer.
     *
     * @param age since the attempt was settled
     * @param watch how long a provider that knows nothing is asked
     */
    public static boolean keepAsking(Payment payment, Answer answer, Duration age, Duration watch) {
        return switch (payment.state()) {
            case ACTION_REQUIRED -> true;
            case DECLINED -> PROVIDER_ERROR.equals(payment.declineCode()) && mayStillCome(answer, age, watch);
            case REQUESTED, AUTHORIZED, VOIDED -> false;
        };
    }

    private static boolean mayStillCome(Answer answer, Duration age, Duration watch) {
        return switch (answer) {
            case Answer.Absent absent -> age.compareTo(watch) < 0;
            case Answer.Unknown unknown -> age.compareTo(LONGEST_WATCH) < 0;
            default -> false;
        };
    }

    /** A capture or refund is asked for: it is sent to the provider, or it has failed at once. */
    public static Settlement request(Payment payment, Transfer transfer) {
        String refusal =
                switch (transfer.kind()) {
                    case CAPTURE -> refuseCapture(payment, transfer.amount());
                    case REFUND -> transfer.amount().isMoreThan(payment.funds().refundable()) ? "exceeds_captured" : "";
                };
        if (!refusal.isEmpty()) {
            return Settlement.of(transfer.failed(refusal), payment);
        }
        Job.Kind kind = Job.Kind.valueOf(transfer.kind().name());
        return new Settlement(
                payment.with(payment.funds().request(transfer.kind(), transfer.amount())),
                List.of(transfer),
                List.of(),
                List.of(new Job(kind, transfer.id())));
    }

    private static String refuseCapture(Payment payment, Money amount) {
        if (payment.state() != State.AUTHORIZED || payment.released()) {
            return "payment_not_authorized";
        }
        return amount.isMoreThan(payment.funds().open()) ? "exceeds_authorized" : "";
    }

    /**
     * What the provider says about a capture or refund. One that failed for want of an answer and turns out to have
     * moved counts after all: money that moved is never denied. So the provider goes on being asked about it, as about
     * one that is pending there. A refund's money may come back after it had moved; then it is the shop's again.
     */
    public static Settlement receive(Payment payment, Transfer transfer, Receipt receipt) {
        boolean requested = transfer.state() == Transfer.State.REQUESTED;
        return switch (receipt) {
            case Receipt.Moved moved
            when transfer.isOpen() -> letGoOfTheRest(moved(forgotten(payment, transfer), transfer, moved));
            case Receipt.Moved moved when transfer.givenUp() -> moved(payment, transfer, moved);
            case Receipt.Pending pending when requested -> taken(payment, transfer.pending());
            case Receipt.Refused no when requested -> refused(payment, transfer, no.code());
            case Receipt.Returned back when transfer.isOpen() -> refused(payment, transfer, back.code());
            // told already; but whoever says late that it moved is not believed any more
            case Receipt.Returned back when transfer.givenUp() -> noted(payment, transfer.failed(back.code()));
            case Receipt.Returned back
            when transfer.kind() == Transfer.Kind.REFUND && transfer.state() == Transfer.State.MOVED ->
                returned(payment, transfer.failed(back.code()));
            default -> Settlement.of(payment);
        };
    }

    /** Its money counts as asked for until the provider says how it ends, which it is asked now and then. */
    private static Settlement taken(Payment payment, Transfer pending) {
        return noted(payment, pending)
                .then(new Job(Job.Kind.valueOf(pending.kind().name()), pending.id()));
    }

    private static Settlement noted(Payment payment, Transfer transfer) {
        return new Settlement(payment, List.of(transfer), List.of(), List.of());
    }

    private static Settlement returned(Payment payment, Transfer refund) {
        Funds owed = payment.funds().move(refund.kind(), refund.amount().negated());
        return new Settlement(payment.with(owed), List.of(refund), List.of(refund.returned()), List.of());
    }

    private static Settlement refused(Payment payment, Transfer transfer, String code) {
        Transfer failed = transfer.failed(code);
        Settlement settlement = letGoOfTheRest(Settlement.of(failed, forgotten(payment, transfer)));
        Job.Kind kind = Job.Kind.valueOf(transfer.kind().name());
        return failed.givenUp() ? settlement.then(new Job(kind, transfer.id())) : settlement;
    }

    private static Settlement moved(Payment payment, Transfer transfer, Receipt.Moved receipt) {
        return Settlement.of(
                transfer.moved(receipt.fee()), payment.with(payment.funds().move(transfer.kind(), transfer.amount())));
    }

    private static Payment forgotten(Payment payment, Transfer transfer) {
        return payment.with(payment.funds().forget(transfer.kind(), transfer.amount()));
    }

    /** Of a payment that its order let go of, what no capture is waiting for is voided. */
    private static Settlement letGoOfTheRest(Settlement settlement) {
        Payment payment = settlement.payment();
        boolean due = payment.released()
                && payment.state() == State.AUTHORIZED
                && payment.funds().capturing().isZero()
                && payment.funds().open().isPositive();
        return due ? settlement.then(Job.Kind.VOID) : settlement;
    }
}
