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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Reads the movements of an offer, for people. */
final class MovementStore {
    // The last movement shown, and what was on hand before it.
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})(?:\\.(-?\\d{1,18}))?");

    // One row more than asked for tells whether there is more. What was on hand after the first of the page is known
    // from the page before, or is all that there is; from there the page is gone back along its own rows, so that the
    // cost is the page's, however long the history. Only a cursor of an older build, which does not know it, has the
    // newer movements taken off.
    private static final String PAGE =
            """
            select page.*,
                (coalesce($4::bigint,
                    (select coalesce(sum(on_hand), 0) from stock where offer_id = $1)
                    - (select coalesce(sum(pieces), 0) from movements where offer_id = $1 and id >= $2))
                - coalesce(sum(pieces) over (order by id desc rows between unbounded preceding and 1 preceding), 0)
                )::bigint as on_hand
            from (
                select id, location_id, kind, pieces, reference, reason, actor, recorded_at
                from movements where offer_id = $1 and id < $2 order by id desc limit $3) as page
            order by id desc
            """;

    private final Database database;

    MovementStore(Database database) {
        this.database = database;
    }

    Future<StockMovements> page(OfferId offer, PageRequest page) {
        String after = page.after();
        Matcher cursor = CURSOR.matcher(after == null ? "" : after);
        if (after != null && !cursor.matches()) {
            return Future.failedFuture(Fault.of(
                    CommonError.VALIDATION_FAILED,
                    "The request is not valid.",
                    new Fault.Item("/query/after", "unknown_cursor", "is not the next of any page")));
        }
        boolean first = after == null;
        Tuple args = Tuple.of(offer.value(), first ? Long.MAX_VALUE : Long.parseLong(cursor.group(1)), page.limit() + 1)
                .addLong(first || cursor.group(2) == null ? null : Long.valueOf(cursor.group(2)));
        return database.query(PAGE, args).map(rows -> {
            List<StockMovement> all = StreamSupport.stream(rows.spliterator(), false)
                    .map(MovementStore::movement)
                    .toList();
            List<StockMovement> shown = all.subList(0, Math.min(all.size(), page.limit()));
            return new StockMovements(shown, PageMeta.of(shown.size() < all.size() ? cursor(shown.getLast()) : null));
        });
    }

    private static String cursor(StockMovement last) {
        return last.id() + "." + (last.onHand() - last.pieces());
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
