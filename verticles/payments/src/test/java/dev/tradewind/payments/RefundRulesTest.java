package dev.tradewind.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentEvent.Card;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.payments.Settlement.Job;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Refunds that a provider takes on and decides later, or takes back. */
class RefundRulesTest {
    private final Payment requested = Payment.requested(PaymentId.next(), OrderId.next(), brl(1_000));
    private final Payment authorized = PaymentRules.settle(
                    requested, new Answer.Authorized("r1", new Card("visa", "4242", "f")))
            .payment();

    @Test
    void aPendingRefundCountsAsAskedForUntilTheProviderSaysMore() {
        Transfer refund = refund(600);
        Payment asked = PaymentRules.request(captured(600), refund).payment();
        Settlement taken = PaymentRules.receive(asked, refund, new Receipt.Pending());
        Transfer pending = taken.transfers().getFirst();

        assertThat(taken.events()).isEmpty();
        assertThat(taken.jobs()).containsExactly(new Job(Job.Kind.REFUND, refund.id()));
        assertThat(taken.payment().funds().refundable()).isEqualTo(brl(0));
        assertThat(taken.payment().funds().refunded()).isEqualTo(brl(0));
        assertThat(PaymentRules.receive(asked, pending, new Receipt.Pending())).isEqualTo(Settlement.of(asked));
        assertThat(PaymentRules.receive(asked, pending, new Receipt.Moved(brl(0)))
                        .payment()
                        .funds()
                        .refunded())
                .isEqualTo(brl(600));
        Settlement failed = PaymentRules.receive(asked, pending, new Receipt.Returned("closed"));
        assertThat(failed.payment().funds().refundable()).isEqualTo(brl(600));
        assertThat(failed.events())
                .containsExactly(new PaymentEvent.RefundFailed(
                        requested.id(), requested.orderId(), new RefundId(refund.id()), "closed"));
    }

    @Test
    void aRefundThatComesBackIsTheShopsAgainAndStaysSo() {
        Transfer refund = refund(600);
        Payment asked = PaymentRules.request(captured(600), refund).payment();
        Settlement moved = PaymentRules.receive(asked, refund, new Receipt.Moved(brl(0)));
        Settlement back =
                PaymentRules.receive(moved.payment(), moved.transfers().getFirst(), new Receipt.Returned("closed"));
        Transfer over = back.transfers().getFirst();

        assertThat(back.payment().funds().refundable()).isEqualTo(brl(600));
        assertThat(back.events())
                .containsExactly(new PaymentEvent.RefundReturned(
                        requested.id(), requested.orderId(), new RefundId(refund.id()), refund.allocation(), "closed"));
        for (Receipt straggler :
                List.of(new Receipt.Moved(brl(0)), new Receipt.Pending(), new Receipt.Returned("closed"))) {
            assertThat(PaymentRules.receive(back.payment(), over, straggler)).isEqualTo(Settlement.of(back.payment()));
        }
    }

    @Test
    void aRefundThatWasGivenUpAndIsKnownToHaveFailedIsNotMadeByAStraggler() {
        Transfer refund = refund(600);
        Payment asked = PaymentRules.request(captured(600), refund).payment();
        Settlement givenUp = PaymentRules.receive(asked, refund, new Receipt.Refused(PaymentRules.PROVIDER_ERROR));
        Settlement known =
                PaymentRules.receive(givenUp.payment(), givenUp.transfers().getFirst(), new Receipt.Returned("closed"));

        assertThat(known.events()).isEmpty();
        assertThat(PaymentRules.receive(known.payment(), known.transfers().getFirst(), new Receipt.Moved(brl(0)))
                        .changesNothing(known.payment()))
                .isTrue();
    }

    private Payment captured(long amount) {
        Transfer capture = capture(amount);
        Payment asked = PaymentRules.request(authorized, capture).payment();
        return PaymentRules.receive(asked, capture, new Receipt.Moved(brl(0))).payment();
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
