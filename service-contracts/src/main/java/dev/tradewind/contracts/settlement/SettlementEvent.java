package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.TransactionId;
import java.util.List;

/** What happens in the ledger. */
public sealed interface SettlementEvent extends Event {
    String FEED = "settlement";
    EventTypes<SettlementEvent> TYPES = EventTypes.of(FEED, SettlementEvent.class);

    /** Subject and correlation: the order. The postings sum to zero. */
    record Posted(TransactionId transactionId, OrderId orderId, String kind, List<Posting> postings)
            implements SettlementEvent {}

    /** Subject: the merchant. */
    record PayoutCreated(Payout payout) implements SettlementEvent {}

    /** @param amount debits positive */
    record Posting(String account, Money amount) {}
}
