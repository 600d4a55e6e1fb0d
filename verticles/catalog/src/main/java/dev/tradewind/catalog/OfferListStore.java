package dev.tradewind.catalog;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.ListOrder;
import dev.tradewind.chassis.ListSql;
import dev.tradewind.contracts.catalog.OfferListing;
import dev.tradewind.contracts.catalog.OfferQuery;
import dev.tradewind.contracts.catalog.OfferSort;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.shared.MerchantId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statement that lists offers for those who work with them. */
final class OfferListStore {
    private static final String COLUMNS = OfferStore.COLUMNS + "o.active and p.active as active, a.available";
    private static final String FROM =
            "offers o" + OfferStore.JOINS + "left join availability a on a.offer_id = o.id where true";
    private static final String AVAILABLE = "coalesce(a.available, -1)";

    private final Database database;

    OfferListStore(Database database) {
        this.database = database;
    }

    Future<OfferListing> list(OfferQuery query) {
        MerchantId merchant = query.merchant();
        return ListSql.of(COLUMNS, FROM)
                .by("o.id")
                .and("p.words @@ ?::text::tsquery", Words.query(query.text()))
                .and("o.merchant_id = ?", merchant == null ? null : merchant.value())
                .and("(o.active and p.active) = ?", query.active())
                .read(
                        database,
                        new ListSql.Asked(order(query.sort()), query.page(), query.count()),
                        OfferListStore::line)
                .map(page -> new OfferListing(page.rows(), page.meta()));
    }

    private static ListOrder order(@Nullable OfferSort sort) {
        return switch (Objects.requireNonNullElse(sort, OfferSort.OLDEST)) {
            case OLDEST -> new ListOrder(null, null, true);
            case NEWEST -> new ListOrder("newest", null, false);
            case TITLE -> new ListOrder("title", "p.title_key", true);
            case TITLE_DESC -> new ListOrder("title_desc", "p.title_key", false);
            case FEWEST -> new ListOrder("fewest", AVAILABLE, true, true);
            case MOST -> new ListOrder("most", AVAILABLE, false, true);
        };
    }

    private static OfferListing.Line line(Row row) {
        OfferView offer = OfferStore.view(row);
        return new OfferListing.Line(
                offer.id(),
                offer.version(),
                offer.productId(),
                offer.variantId(),
                offer.merchantId(),
                offer.sku(),
                offer.title(),
                offer.price(),
                offer.prices(),
                offer.active(),
                row.getLong("available"));
    }
}
