package dev.tradewind.contracts.inventory;

import dev.tradewind.contracts.shared.OfferId;
import java.util.List;

/** Many receipts at once, each with an external reference; a known reference changes nothing. At most 1000. */
public record StockReceipts(List<Receipt> receipts) {
    public record Receipt(OfferId offerId, long quantity, String externalRef) {}
}
