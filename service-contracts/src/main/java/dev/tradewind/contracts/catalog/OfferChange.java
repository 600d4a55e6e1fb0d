package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is null stays as it is. */
public record OfferChange(
        @Nullable Money price, @Nullable List<Money> prices, @Nullable Boolean active, @Nullable Long version) {}
