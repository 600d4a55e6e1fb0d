package dev.tradewind.inventory;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.inventory.StockMovement;
import dev.tradewind.contracts.inventory.StockMovements;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Reads the movements of an offer, for people. */
final class MovementStore {
    private static final Pattern CURSOR = Pattern.compile("\\d{1,18}");

    // One row more than asked for tells whether there is more. What was on hand after each is the sum up to it.
    private static final String PAGE =
            """
            select * from (
                select id, location_id, kind, pieces, reference, reason, actor, recorded_at,
                    (sum(pieces) over (order by id))::bigint as on_hand
                from movements where offer_id = $1) as moved
            where id < $2 order by id desc limit $3
            """;

    private final Database database;

    MovementStore(Database database) {
        this.database = database;
    }

    Future<StockMovements> page(OfferId offer, PageRequest page) {
        String after = page.after();
        if (after != null && !CURSOR.matcher(after).matches()) {
            return Future.failedFuture(Fault.of(
                    CommonError.VALIDATION_FAILED,
                    "The request is not valid.",
                    new Fault.Item("/query/after", "unknown_cursor", "is not the next of any page")));
        }
        Tuple args = Tuple.of(offer.value(), after == null ? Long.MAX_VALUE : Long.parseLong(after), page.limit() + 1);
        return database.query(PAGE, args).map(rows -> {
            List<StockMovement> all = StreamSupport.stream(rows.spliterator(), false)
                    .map(MovementStore::movement)
                    .toList();
            List<StockMovement> shown = all.subList(0, Math.min(all.size(), page.limit()));
            return new StockMovements(
                    shown,
                    PageMeta.of(shown.size() < all.size() ? shown.getLast().id() : null));
        });
    }

    private static StockMovement movement(Row row) {
        return new StockMovement(
                String.valueOf(row.getLong("id")),
                new LocationId(row.getString("location_id")),
                StockMovement.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getLong("pieces"),
                row.getLong("on_hand"),
                row.getString("reference"),
                row.getString("reason"),
                row.getString("actor"),
                row.getOffsetDateTime("recorded_at").toInstant());
    }
}
