package dev.tradewind.auditor;

import dev.tradewind.auditor.OrderCopyStore.Move;
import dev.tradewind.auditor.OrderCopyStore.Unbalanced;
import dev.tradewind.contracts.settlement.SettlementEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a ledger transaction says of an order's money. */
final class Posting {
    /** Where money that a provider took for an order stands, and what the provider kept of it. */
    private static final Set<String> PROVIDERS = Set.of("provider_clearing", "provider_fees");

    private static final String REFUND = "refund";

    private Posting() {}

    /** What the provider took or gave back, in each currency; refunds count positive. */
    static List<Move> moves(SettlementEvent.Posted posted) {
        Map<String, Long> sums = new TreeMap<>();
        posted.postings().stream()
                .filter(p -> PROVIDERS.contains(p.account()))
                .forEach(p -> sums.merge(p.amount().currency(), p.amount().amount(), Long::sum));
        int sign = posted.kind().equals(REFUND) ? -1 : 1;
        String id = posted.transactionId().value();
        String order = posted.orderId().value();
        return sums.entrySet().stream()
                .map(s -> new Move("settlement", id, posted.kind(), order, null, s.getKey(), sign * s.getValue()))
                .toList();
    }

    static List<Unbalanced> unbalanced(SettlementEvent.Posted posted) {
        Map<String, Long> sums = new TreeMap<>();
        posted.postings()
                .forEach(p -> sums.merge(p.amount().currency(), p.amount().amount(), Long::sum));
        String wrong = sums.entrySet().stream()
                .filter(s -> s.getValue() != 0)
                .map(s -> "Σ postings of " + posted.transactionId() + " " + s.getValue() + " = 0, " + s.getKey())
                .collect(Collectors.joining("; "));
        return wrong.isEmpty()
                ? List.of()
                : List.of(new Unbalanced(
                        posted.transactionId().value(), posted.orderId().value(), wrong));
    }
}
