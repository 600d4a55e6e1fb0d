package dev.tradewind.catalog;

import dev.tradewind.chassis.Database;

/** The domain's stores, all on one database. */
record Stores(
        CategoryStore categories,
        ProductTypeStore types,
        ProductStore products,
        OfferStore offers,
        OfferListStore offerList,
        ListingStore listings,
        PageStore pages,
        CopyStore copies,
        SearchStore search) {
    static Stores on(Database database) {
        return new Stores(
                new CategoryStore(database),
                new ProductTypeStore(database),
                new ProductStore(database),
                new OfferStore(database),
                new OfferListStore(database),
                new ListingStore(),
                new PageStore(database),
                new CopyStore(database),
                new SearchStore(database));
    }
}
