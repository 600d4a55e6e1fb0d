package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.ProductTypeId;

/** What happens in the catalog. Each event carries the whole state, so that a consumer needs no other. */
public sealed interface CatalogEvent extends Event {
    String FEED = "catalog";
    EventTypes<CatalogEvent> TYPES = EventTypes.of(FEED, CatalogEvent.class);

    /** Subject: the category. */
    record CategorySaved(CategoryView category) implements CatalogEvent {}

    /** Subject: the product type. */
    record ProductTypeSaved(ProductTypeView type) implements CatalogEvent {}

    /** Subject: the product type, of which there was no product. */
    record ProductTypeDeleted(ProductTypeId id) implements CatalogEvent {}

    /** Subject: the product. Its offers are not told here but by {@link OfferSaved}; the list is empty. */
    record ProductSaved(ProductView product) implements CatalogEvent {}

    /** Subject: the offer. */
    record OfferSaved(OfferView offer) implements CatalogEvent {}
}
