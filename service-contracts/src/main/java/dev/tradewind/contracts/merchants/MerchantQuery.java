package dev.tradewind.contracts.merchants;

import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which merchants.
 *
 * @param status in this state only; null for all
 * @param text a part of the name, the e-mail address or the external reference, or the id; null does not restrict
 * @param sort null is the oldest first; the pages of one list are asked for with the same
 * @param count whether to count them all, which is not done for a text
 * @param ids only these; empty for all
 */
public record MerchantQuery(
        @Nullable MerchantStatus status,
        PageRequest page,
        @Nullable String text,
        @Nullable MerchantSort sort,
        boolean count,
        List<MerchantId> ids) {
    public MerchantQuery(@Nullable MerchantStatus status, PageRequest page) {
        this(status, page, null, null, false);
    }

    public MerchantQuery(
            @Nullable MerchantStatus status,
            PageRequest page,
            @Nullable String text,
            @Nullable MerchantSort sort,
            boolean count) {
        this(status, page, text, sort, count, List.of());
    }
}
