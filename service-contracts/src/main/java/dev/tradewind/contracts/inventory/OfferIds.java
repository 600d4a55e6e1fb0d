package dev.tradewind.contracts.inventory;

import dev.tradewind.contracts.shared.OfferId;
import java.util.List;

/** At most 1000 offers. */
public record OfferIds(List<OfferId> ids) {}
