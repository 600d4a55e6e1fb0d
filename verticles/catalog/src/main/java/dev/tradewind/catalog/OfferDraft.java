package dev.tradewind.catalog;

import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.VariantId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An offer about to be added.
 *
 * @param at where it stands in the request, as a JSON pointer
 */
record OfferDraft(String at, OfferId id, NewOffer offer) {
    static OfferDraft single(NewOffer offer) {
        return new OfferDraft("", OfferId.next(), offer);
    }

    static List<OfferDraft> many(List<NewOffer> offers) {
        return IntStream.range(0, offers.size())
                .mapToObj(i -> new OfferDraft("/items/" + i, OfferId.next(), offers.get(i)))
                .toList();
    }

    Reference<VariantId> variant() {
        return new Reference<>(offer.variantId(), at + "/variant_id");
    }

    Reference<MerchantId> merchant() {
        return new Reference<>(offer.merchantId(), at + "/merchant_id");
    }

    Place place() {
        return new Place(offer.variantId(), offer.merchantId());
    }

    /** What a merchant can offer once. */
    record Place(VariantId variant, MerchantId merchant) {}
}
