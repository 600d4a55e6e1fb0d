package dev.tradewind.catalog;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.catalog.OfferListing;
import dev.tradewind.contracts.catalog.OfferQuery;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.shared.PageMeta;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;

/** The statement that lists offers for those who work with them. */
final class OfferListStore {
    private static final String SELECT = "select " + OfferStore.COLUMNS
            + "o.active and p.active as active, a.available from offers o" + OfferStore.JOINS
            + "left join availability a on a.offer_id = o.id where o.id > $1";

    private final Database database;

    OfferListStore(Database database) {
        this.database = database;
    }

    Future<OfferListing> list(OfferQuery query) {
        StringBuilder sql = new StringBuilder(SELECT);
        Tuple args = Tuple.of(Objects.requireNonNullElse(query.page().after(), ""));
        String words = Words.query(query.text());
        if (words != null) {
            args.addString(words);
            sql.append(" and p.words @@ $").append(args.size()).append("::text::tsquery");
        }
        if (query.merchant() != null) {
            args.addString(query.merchant().value());
            sql.append(" and o.merchant_id = $").append(args.size());
        }
        if (query.active() != null) {
            args.addBoolean(query.active());
            sql.append(" and (o.active and p.active) = $").append(args.size());
        }
        int limit = query.page().limit();
        args.addInteger(limit + 1);
        sql.append(" order by o.id limit $").append(args.size());
        return database.query(sql.toString(), args).map(rows -> page(Sql.list(rows, OfferListStore::line), limit));
    }

    private static OfferListing page(List<OfferListing.Line> found, int limit) {
        boolean more = found.size() > limit;
        List<OfferListing.Line> shown = more ? found.subList(0, limit) : found;
        return new OfferListing(shown, PageMeta.of(more ? shown.getLast().id().value() : null));
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
