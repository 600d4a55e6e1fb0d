package dev.tradewind.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.payments.PaymentEvent.RefundReturned;
import dev.tradewind.contracts.payments.PaymentEvent.Refunded;
import dev.tradewind.contracts.settlement.SettlementEvent.Posting;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.Allocation.Share;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.RefundId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LedgerProperties {
    private static final OrderId ORDER = OrderId.next();
    private static final MerchantId MERCHANT = MerchantId.next();

    @Property
    void everyTransactionSumsToZero(
            @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 0, max = 1_000_000) Long> goods,
            @ForAll @IntRange(max = 10_000) int bps,
            @ForAll @LongRange(min = 0, max = 500) long fee) {
        Map<MerchantId, Ledger.Sale> sales = new HashMap<>();
        for (long amount : goods) {
            Ledger.Transaction captured = capture(amount, bps, fee, sales);
            assertThat(sum(captured.postings())).isZero();
            Ledger.Transaction refunded = refund(amount / 2, bps, sales);
            assertThat(sum(refunded.postings())).isZero();
        }
    }

    @Property
    void partsPayTheCommissionOfTheWhole(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 0, max = 100_000) Long> parts,
            @ForAll @IntRange(max = 10_000) int bps) {
        Map<MerchantId, Ledger.Sale> sales = new HashMap<>();
        List<Posting> all = new ArrayList<>();
        parts.forEach(p -> all.addAll(capture(p, bps, 0, sales).postings()));

        long whole = parts.stream().mapToLong(Long::longValue).sum();
        assertThat(on(Account.COMMISSION_REVENUE, all))
                .isEqualTo(-euro(whole).basisPoints(bps).amount());
    }

    @Property
    void refundingInPartsGivesTheWholeCommissionBack(
            @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 0, max = 100_000) Long> parts,
            @ForAll @IntRange(max = 10_000) int bps) {
        Map<MerchantId, Ledger.Sale> sales = new HashMap<>();
        long whole = parts.stream().mapToLong(Long::longValue).sum();
        List<Posting> all = new ArrayList<>(capture(whole, bps, 0, sales).postings());
        parts.forEach(p -> all.addAll(refund(p, bps, sales).postings()));

        assertThat(on(Account.COMMISSION_REVENUE, all)).isZero();
        assertThat(on(Account.payable(MERCHANT), all)).isZero();
        assertThat(on(Account.PROVIDER_CLEARING, all)).isZero();
    }

    @Property
    void aRefundThatComesBackLeavesTheBooksAsBeforeIt(
            @ForAll @LongRange(min = 1, max = 100_000) long whole,
            @ForAll @LongRange(min = 1, max = 100_000) long part,
            @ForAll @IntRange(max = 10_000) int bps) {
        Map<MerchantId, Ledger.Sale> sales = new HashMap<>();
        List<Posting> sold = capture(whole, bps, 0, sales).postings();
        List<Posting> all = new ArrayList<>(sold);
        long refunded = Math.min(part, whole);
        all.addAll(refund(refunded, bps, sales).postings());
        RefundReturned back =
                new RefundReturned(PaymentId.next(), ORDER, RefundId.next(), goods(refunded, bps), "closed");
        Ledger.Transaction returned = Ledger.returned(back, sales);
        all.addAll(returned.postings());

        assertThat(sum(returned.postings())).isZero();
        for (String account :
                List.of(Account.COMMISSION_REVENUE, Account.payable(MERCHANT), Account.PROVIDER_CLEARING)) {
            assertThat(on(account, all)).isEqualTo(on(account, sold));
        }
    }

    private static Ledger.Transaction capture(long goods, int bps, long fee, Map<MerchantId, Ledger.Sale> sales) {
        Captured event =
                new Captured(PaymentId.next(), ORDER, CaptureId.next(), goods(goods, bps), euro(Math.min(fee, goods)));
        Ledger.Transaction transaction = Ledger.captured(event, sales);
        sales.putAll(transaction.sales());
        return transaction;
    }

    private static Ledger.Transaction refund(long goods, int bps, Map<MerchantId, Ledger.Sale> sales) {
        Ledger.Transaction transaction =
                Ledger.refunded(new Refunded(PaymentId.next(), ORDER, RefundId.next(), goods(goods, bps)), sales);
        sales.putAll(transaction.sales());
        return transaction;
    }

    private static Allocation goods(long amount, int bps) {
        return new Allocation(List.of(new Share(MERCHANT, bps, euro(amount), euro(0), euro(0))), euro(0));
    }

    private static long on(String account, List<Posting> postings) {
        return sum(postings.stream().filter(p -> p.account().equals(account)).toList());
    }

    private static long sum(List<Posting> postings) {
        return postings.stream().mapToLong(p -> p.amount().amount()).sum();
    }

    private static Money euro(long cents) {
        return new Money(cents, "EUR");
    }
}
