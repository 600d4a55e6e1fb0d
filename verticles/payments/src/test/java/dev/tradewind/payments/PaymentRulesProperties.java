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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in whatever order, the money of a payment adds up. */
class PaymentRulesProperties {
    private static final Money FULL = new Money(1_000, "BRL");

    @Property(tries = 2_000)
    void moneyAddsUpWhateverComes(@ForAll("stories") List<Integer> steps) {
        Story story = new Story();
        for (int step : steps) {
            story.take(step);
            Funds funds = story.payment.funds();
            assertThat(funds.open().amount()).isNotNegative();
            assertThat(funds.refundable().amount()).isNotNegative();
            assertThat(funds.captured().amount()).isEqualTo(story.moved(Transfer.Kind.CAPTURE));
            assertThat(funds.refunded().amount()).isEqualTo(story.moved(Transfer.Kind.REFUND));
        }
        assertThat(story.told(PaymentEvent.Declined.class) + story.told(PaymentEvent.Authorized.class))
                .isLessThanOrEqualTo(1);
        assertThat(story.told(PaymentEvent.Voided.class)).isLessThanOrEqualTo(1);
    }

    /** A payment that its order let go of and that holds money always has a void under way. */
    @Property(tries = 2_000)
    void nothingStaysHeldForAnOrderThatLetGo(@ForAll("stories") List<Integer> steps) {
        Story story = new Story();
        steps.forEach(story::take);
        story.apply(PaymentRules::release);
        story.settleTransfers();

        boolean held = story.payment.state() == State.AUTHORIZED
                && story.payment.funds().open().isPositive();
        boolean voiding = story.jobs.stream().anyMatch(job -> job.kind() == Settlement.Job.Kind.VOID);
        assertThat(held).isIn(false, voiding);
    }

    @Provide
    Arbitrary<List<Integer>> stories() {
        return Arbitraries.integers().between(0, 99).list().ofMaxSize(40);
    }

    private static final class Story {
        Payment payment = Payment.requested(PaymentId.next(), OrderId.next(), FULL);
        final Map<String, Transfer> transfers = new LinkedHashMap<>();
        final List<PaymentEvent> events = new ArrayList<>();
        final List<Settlement.Job> jobs = new ArrayList<>();

        void take(int step) {
            switch (step % 10) {
                case 0 -> apply(p -> PaymentRules.settle(p, new Answer.Authorized("r", new Card("v", "1", "f"))));
                case 1 -> apply(p -> PaymentRules.settle(p, new Answer.Declined("r", "no")));
                case 2 ->
                    apply(p -> PaymentRules.settle(p, new Answer.ActionRequired("r", new NextAction("redirect", "u"))));
                case 3 -> apply(p -> PaymentRules.settle(p, step > 80 ? new Answer.Voided("r") : new Answer.Absent()));
                case 4 -> apply(step > 80 ? PaymentRules::giveUp : Settlement::of);
                case 5 -> apply(step > 80 ? PaymentRules::release : Settlement::of);
                case 6 -> ask(Transfer.capture(CaptureId.next(), payment.id(), payment.orderId(), money(step * 7)));
                case 7 -> ask(Transfer.refund(RefundId.next(), payment.id(), payment.orderId(), money(step * 3)));
                default -> answer(step);
            }
        }

        void ask(Transfer transfer) {
            apply(p -> PaymentRules.request(p, transfer));
        }

        void answer(int step) {
            List<Transfer> open = List.copyOf(transfers.values());
            if (!open.isEmpty()) {
                Transfer transfer = open.get(step % open.size());
                Receipt receipt =
                        switch (step % 7) {
                            case 0, 1 -> new Receipt.Refused("no");
                            case 2 -> new Receipt.Pending();
                            case 3 -> new Receipt.Returned("back");
                            default -> new Receipt.Moved(Money.zero("BRL"));
                        };
                apply(p -> PaymentRules.receive(p, transfer, receipt));
            }
        }

        void settleTransfers() {
            List.copyOf(transfers.values())
                    .forEach(t -> apply(p -> PaymentRules.receive(p, t, new Receipt.Moved(Money.zero("BRL")))));
        }

        void apply(Function<Payment, Settlement> rule) {
            Settlement settlement = rule.apply(payment);
            payment = settlement.payment();
            settlement.transfers().forEach(t -> transfers.put(t.id(), t));
            events.addAll(settlement.events());
            jobs.addAll(settlement.jobs());
        }

        long moved(Transfer.Kind kind) {
            return transfers.values().stream()
                    .filter(t -> t.kind() == kind && t.state() == Transfer.State.MOVED)
                    .mapToLong(t -> t.amount().amount())
                    .sum();
        }

        long told(Class<? extends PaymentEvent> type) {
            return events.stream().filter(type::isInstance).count();
        }

        private static Allocation money(long amount) {
            return new Allocation(List.of(), new Money(amount + 1, "BRL"));
        }
    }
}
