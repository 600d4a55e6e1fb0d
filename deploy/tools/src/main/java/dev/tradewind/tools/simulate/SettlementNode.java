package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.payments.PaymentEvent.RefundReturned;
import dev.tradewind.contracts.payments.PaymentEvent.Refunded;
import dev.tradewind.contracts.settlement.SettlementEvent.Posting;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.settlement.Ledger;
import dev.tradewind.settlement.Ledger.Sale;
import dev.tradewind.settlement.Ledger.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Settlement: its real ledger rules around tables in memory. */
class SettlementNode extends Node {
    private final List<Transaction> transactions = new ArrayList<>();
    private final Set<String> references = new HashSet<>();
    private final Map<OrderId, Map<MerchantId, Sale>> sales = new LinkedHashMap<>();

    SettlementNode(World world) {
        super(world, "settlement");
    }

    void begin() {
        follow(world.paymentFeed(), this::onPayments);
        alwaysHolds(this::postingsSumToZero);
    }

    /** What the ledger says was taken, or given back, for an order: what went through the provider and its fees. */
    Money moved(OrderId order, Ledger.Kind kind) {
        List<Money> amounts = transactions.stream()
                .filter(t -> t.orderId().equals(order) && t.kind() == kind)
                .flatMap(t -> t.postings().stream())
                .filter(p -> p.account().startsWith("provider_"))
                .map(Posting::amount)
                .toList();
        Money sum = Money.sum(World.CURRENCY, amounts);
        return kind == Ledger.Kind.REFUND ? sum.negated() : sum;
    }

    private void onPayments(List<Feed.Entry<PaymentEvent>> batch, Writes tx) {
        Map<String, Transaction> fresh = new LinkedHashMap<>();
        Map<OrderId, Map<MerchantId, Sale>> after = new LinkedHashMap<>();
        for (Feed.Entry<PaymentEvent> entry : batch) {
            switch (entry.event()) {
                case Captured e
                when isNew(e.captureId().value(), fresh) ->
                    post(Ledger.captured(e, salesOf(e.orderId(), after)), fresh, after);
                case Refunded e
                when isNew(e.refundId().value(), fresh) ->
                    post(Ledger.refunded(e, salesOf(e.orderId(), after)), fresh, after);
                case RefundReturned e
                when isNew(Ledger.reference(e), fresh) ->
                    post(Ledger.returned(e, salesOf(e.orderId(), after)), fresh, after);
                default -> {}
            }
        }
        fresh.forEach((reference, t) -> tx.write(() -> keep(reference, t)));
        after.forEach((order, now) -> tx.write(() -> sales.put(order, now)));
    }

    /** The rule, so that a test can break it. */
    protected boolean isNew(String reference, Map<String, Transaction> fresh) {
        return !references.contains(reference) && !fresh.containsKey(reference);
    }

    private Map<MerchantId, Sale> salesOf(OrderId order, Map<OrderId, Map<MerchantId, Sale>> after) {
        return after.computeIfAbsent(
                order, o -> new LinkedHashMap<>(Objects.requireNonNullElse(sales.get(o), Map.of())));
    }

    private void post(
            Transaction transaction, Map<String, Transaction> fresh, Map<OrderId, Map<MerchantId, Sale>> after) {
        fresh.put(transaction.reference(), transaction);
        salesOf(transaction.orderId(), after).putAll(transaction.sales());
    }

    private void keep(String reference, Transaction transaction) {
        references.add(reference);
        transactions.add(transaction);
        world.story().tell(transaction.orderId(), name(), "posts " + transaction.kind() + " " + reference);
    }

    private void postingsSumToZero() {
        for (Transaction transaction : transactions) {
            List<Money> amounts =
                    transaction.postings().stream().map(Posting::amount).toList();
            if (!Money.sum(World.CURRENCY, amounts).isZero()) {
                throw new Violation(
                        3, transaction.orderId().value(), transaction.reference() + " does not sum to zero");
            }
        }
    }
}
