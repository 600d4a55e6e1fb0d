package dev.tradewind.personalization;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;

/** Every statement that reads the domain's own log other than as a feed. */
final class LogStore {
    private static final String BEFORE_THE_LAST =
            """
            select epoch, tx, id from events where partition = 0
            order by epoch desc, tx desc, id desc offset $1 limit 1""";

    private static final String BEYOND =
            """
            select 1 from events where partition = 0 and (epoch, tx, id) > ($2::bigint, $3::bigint, $4::bigint)
            order by epoch, tx, id offset $1 limit 1""";

    private final Database database;

    LogStore(Database database) {
        this.database = database;
    }

    /** The position that so many events follow; the log's beginning when there are fewer. */
    Future<Position> beforeTheLast(int events) {
        return database.query(BEFORE_THE_LAST, Tuple.of(events)).map(rows -> {
            if (rows.size() == 0) {
                return Position.START;
            }
            Row row = rows.iterator().next();
            return new Position(row.getInteger("epoch"), row.getLong("tx"), row.getLong("id"));
        });
    }

    /** Whether at most so many events follow this position. */
    Future<Boolean> isNear(Position position, int events) {
        return database.query(BEYOND, Tuple.of(events, position.epoch(), position.tx(), position.id()))
                .map(rows -> rows.size() == 0);
    }
}
