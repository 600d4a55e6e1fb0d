package dev.tradewind.settlement;

import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.payments.PaymentEvent.RefundReturned;
import dev.tradewind.contracts.payments.PaymentEvent.Refunded;
import dev.tradewind.contracts.settlement.SettlementEvent.Posting;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.Allocation.Share;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How money that moved is posted: double entry, debits positive, each transaction sums to zero.
 *
 * <p>Commission is taken of goods, per order and merchant, at the rate frozen at the sale. It is always the commission
 * on all goods sold so far less refunds, rounded once (half up); a capture or refund posts the difference to what was
 * taken before. So an order that ships in parts pays the commission of the whole, and one that is refunded in parts
 * gets exactly that back.
 */
public final class Ledger {
    private Ledger() {}

    /** A merchant's goods in an order, less refunds, and the commission taken of them. */
    public record Sale(Money goods, Money commission) {}

    /** Entries that belong together. @param sales as they are afterwards, of the merchants concerned */
    public record Transaction(
            Kind kind, OrderId orderId, String reference, List<Posting> postings, Map<MerchantId, Sale> sales) {}

    /** What moved. */
    public enum Kind {
        CAPTURE,
        REFUND,
        PAYOUT
    }

    /** @param before the order's sales so far; a merchant without any is absent */
    public static Transaction captured(Captured event, Map<MerchantId, Sale> before) {
        Money fee = event.fee();
        List<Posting> debits = List.of(
                new Posting(
                        Account.PROVIDER_CLEARING, event.allocation().total().minus(fee)),
                new Posting(Account.PROVIDER_FEES, fee));
        Map<MerchantId, Sale> sales = new LinkedHashMap<>();
        List<Posting> credits = credits(event.allocation(), before, sales);
        return new Transaction(
                Kind.CAPTURE, event.orderId(), event.captureId().value(), joined(debits, credits), sales);
    }

    /** The reverse of a capture: the merchant gives back goods and shipping, the platform its commission. */
    public static Transaction refunded(Refunded event, Map<MerchantId, Sale> before) {
        Allocation back = negated(event.allocation());
        Map<MerchantId, Sale> sales = new LinkedHashMap<>();
        List<Posting> debits = credits(back, before, sales);
        List<Posting> credit = List.of(new Posting(Account.PROVIDER_CLEARING, back.total()));
        return new Transaction(Kind.REFUND, event.orderId(), event.refundId().value(), joined(debits, credit), sales);
    }

    /**
     * The reverse of a refund whose money came back: a refund of less than nothing, so that an order's refunds add up
     * to what was really given back.
     */
    public static Transaction returned(RefundReturned event, Map<MerchantId, Sale> before) {
        Map<MerchantId, Sale> sales = new LinkedHashMap<>();
        List<Posting> credits = credits(event.allocation(), before, sales);
        List<Posting> debit = List.of(
                new Posting(Account.PROVIDER_CLEARING, event.allocation().total()));
        return new Transaction(Kind.REFUND, event.orderId(), reference(event), joined(debit, credits), sales);
    }

    /** Not that of the refund itself, which was posted under its own. */
    public static String reference(RefundReturned event) {
        return event.refundId().value() + ":returned";
    }

    private static List<Posting> credits(Allocation money, Map<MerchantId, Sale> before, Map<MerchantId, Sale> after) {
        List<Posting> postings = new ArrayList<>();
        Money none = Money.zero(money.adjustment().currency());
        Money revenue = none;
        Money tax = none;
        for (Share share : money.shares()) {
            Sale was = before.getOrDefault(share.merchantId(), new Sale(none, none));
            Money goods = was.goods().plus(share.goods());
            Sale is = new Sale(goods, goods.basisPoints(share.commissionBps()));
            Money commission = is.commission().minus(was.commission());
            after.put(share.merchantId(), is);
            Money due = share.goods().plus(share.shipping()).minus(commission);
            postings.add(new Posting(Account.payable(share.merchantId()), due.negated()));
            revenue = revenue.plus(commission);
            tax = tax.plus(share.tax());
        }
        postings.add(new Posting(Account.COMMISSION_REVENUE, revenue.negated()));
        postings.add(new Posting(Account.TAX_PAYABLE, tax.negated()));
        postings.add(new Posting(Account.ADJUSTMENTS, money.adjustment().negated()));
        return postings;
    }

    private static Allocation negated(Allocation money) {
        List<Share> shares = money.shares().stream()
                .map(s -> new Share(
                        s.merchantId(),
                        s.commissionBps(),
                        s.goods().negated(),
                        s.shipping().negated(),
                        s.tax().negated()))
                .toList();
        return new Allocation(shares, money.adjustment().negated());
    }

    private static List<Posting> joined(List<Posting> some, List<Posting> others) {
        List<Posting> all = new ArrayList<>(some);
        all.addAll(others);
        return all.stream().filter(p -> !p.amount().isZero()).toList();
    }
}
