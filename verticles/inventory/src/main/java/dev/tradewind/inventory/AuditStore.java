package dev.tradewind.inventory;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.shared.Audit;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * Checks stock against its movements and reservations. Each check is one statement, so it sees one moment; it reads
 * everything, or some offers alone, and is meant for an audit, not for a request.
 */
final class AuditStore {
    private static final int OFFENDERS_MAX = 100;
    private static final String ON_HAND =
            """
            with booked as (
                select offer_id, location_id, sum(pieces) as pieces,
                    sum(pieces) filter (where kind = 'receive') as received,
                    sum(pieces) filter (where kind = 'adjust') as adjusted,
                    sum(pieces) filter (where kind = 'count') as counted,
                    -sum(pieces) filter (where kind = 'ship') as shipped,
                    sum(pieces) filter (where kind = 'return') as returned
                from movements /*of*/ group by offer_id, location_id),
            there as (select * from stock /*of*/),
            compared as (
                select offer_id, coalesce(on_hand, 0) as on_hand, coalesce(pieces, 0) as pieces,
                    received, adjusted, counted, shipped, returned
                from there full join booked using (offer_id, location_id))
            select count(*) as checked,
                format('on hand %s = received %s + adjusted %s + counted %s − shipped %s + returned %s',
                    coalesce(sum(on_hand), 0), coalesce(sum(received), 0), coalesce(sum(adjusted), 0),
                    coalesce(sum(counted), 0), coalesce(sum(shipped), 0), coalesce(sum(returned), 0)) as equation,
                (array_agg(offer_id order by offer_id) filter (where on_hand <> pieces))[1:$1] as offenders
            from compared
            """;
    private static final String NEVER_OVERSOLD =
            """
            select count(*) as checked,
                format('0 ≤ reserved %s ≤ on hand %s',
                    coalesce(sum(reserved), 0), coalesce(sum(on_hand), 0)) as equation,
                (array_agg(offer_id order by offer_id)
                    filter (where reserved < 0 or reserved > on_hand))[1:$1] as offenders
            from stock /*of*/
            """;
    private static final String RESERVED =
            """
            with held as (
                select offer_id, location_id, sum(pieces - shipped - released) as pieces
                from (select * from reservations /*of*/) as few
                where pieces > shipped + released group by offer_id, location_id),
            there as (select * from stock /*of*/),
            compared as (
                select offer_id, coalesce(reserved, 0) as reserved, coalesce(pieces, 0) as pieces
                from there full join held using (offer_id, location_id))
            select count(*) as checked,
                format('reserved %s = open reservations %s',
                    coalesce(sum(reserved), 0), coalesce(sum(pieces), 0)) as equation,
                (array_agg(offer_id order by offer_id) filter (where reserved <> pieces))[1:$1] as offenders
            from compared
            """;
    private static final String SHIPPED_FROM_STOCK =
            """
            select count(*) as checked,
                format('pieces dispatched without being in stock %s = 0', coalesce(sum(missing), 0)) as equation,
                (array_agg(shipment_id order by shipment_id) filter (where missing > 0))[1:$1] as offenders
            from shipments
            """;

    private static final String ON_HAND_OF = ofSome(ON_HAND);
    private static final String NEVER_OVERSOLD_OF = ofSome(NEVER_OVERSOLD);
    private static final String RESERVED_OF = ofSome(RESERVED);

    private final Database database;

    AuditStore(Database database) {
        this.database = database;
    }

    Future<Audit> audit() {
        return Future.join(
                        check("on_hand_is_the_sum_of_movements", ON_HAND),
                        check("reserved_is_within_on_hand", NEVER_OVERSOLD),
                        check("reserved_is_the_sum_of_open_reservations", RESERVED),
                        check("shipments_left_from_stock", SHIPPED_FROM_STOCK))
                .map(all -> new Audit(all.list()));
    }

    /** What can be said of some offers alone, by reading them alone. */
    Future<Audit> audit(List<String> offers) {
        Tuple some = Tuple.of(OFFENDERS_MAX).addArrayOfString(offers.toArray(String[]::new));
        return Future.join(
                        check("on_hand_is_the_sum_of_movements", ON_HAND_OF, some),
                        check("reserved_is_within_on_hand", NEVER_OVERSOLD_OF, some),
                        check("reserved_is_the_sum_of_open_reservations", RESERVED_OF, some))
                .map(all -> new Audit(all.list()));
    }

    private static String ofSome(String statement) {
        return statement.replace("/*of*/", "where offer_id = any($2::text[])");
    }

    private Future<Audit.Check> check(String name, String sql) {
        return check(name, sql, Tuple.of(OFFENDERS_MAX));
    }

    private Future<Audit.Check> check(String name, String sql, Tuple args) {
        return database.query(sql, args).map(rows -> check(name, rows.iterator().next()));
    }

    private static Audit.Check check(String name, Row row) {
        String[] offenders = row.getArrayOfStrings("offenders");
        return new Audit.Check(
                name,
                row.getString("equation"),
                row.getLong("checked"),
                offenders == null ? List.of() : List.of(offenders));
    }
}
