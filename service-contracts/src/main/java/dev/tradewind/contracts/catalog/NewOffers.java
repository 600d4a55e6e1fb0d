package dev.tradewind.contracts.catalog;

import java.util.List;

/** Many offers at once, each with an external reference; those already known are left as they are. At most 1000. */
public record NewOffers(List<NewOffer> offers) {}
