package dev.tradewind.contracts.personalization;

import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.ProductId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What recommendations must know of a product.
 *
 * @param version counts its changes
 * @param sellable somebody active sells it and has it
 * @param merchants who do
 */
public record ShelfItem(
        ProductId productId,
        long version,
        String title,
        @Nullable CategoryId categoryId,
        @Nullable String category,
        boolean sellable,
        List<MerchantId> merchants) {}
