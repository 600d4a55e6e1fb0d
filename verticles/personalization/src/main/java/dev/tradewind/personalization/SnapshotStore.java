package dev.tradewind.personalization;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Every statement about snapshots of the model. One is written in parts, each in a transaction of its own, since a long
 * one holds back every feed; it is there once its heading is, which comes last. Its parts are never changed, and stay
 * for longer after it was replaced than reading them may take.
 */
final class SnapshotStore {
    private static final int PART_BYTES = 1 << 20;
    /** How long reading or writing one may take. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration KEPT = LONGEST.multipliedBy(2);

    private static final String ADD_PART = "insert into snapshot_parts (snapshot, part, data) values ($1, $2, $3)";

    private static final String ADD =
            """
            with others as (update snapshots set replaced_at = now() where name <> $1 and replaced_at is null)
            insert into snapshots (name, format, bounds, epoch, tx, event_id, digest, parts)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String FORGET =
            """
            delete from snapshots where replaced_at < now() - $1::bigint * interval '1 millisecond'""";

    // A node may be writing others at this moment.
    private static final String FORGET_PARTS =
            """
            delete from snapshot_parts
            where written_at < now() - $1::bigint * interval '1 millisecond'
                and snapshot not in (select name from snapshots)""";

    private static final String LATEST =
            """
            select name, format, bounds, epoch, tx, event_id, digest, parts,
                extract(epoch from now() - taken_at)::bigint as age_seconds
            from snapshots where replaced_at is null order by epoch desc, tx desc, event_id desc limit 1""";

    private static final String PART = "select data from snapshot_parts where snapshot = $1 and part = $2";

    private final Database database;

    SnapshotStore(Database database) {
        this.database = database;
    }

    /**
     * What a snapshot's bytes are.
     *
     * @param format in which the model was written
     * @param bounds of the model that was written
     * @param position the last event of the log that it knows
     * @param digest SHA-256 of the bytes
     */
    record Heading(int format, String bounds, Position position, String digest) {}

    /** A snapshot that is there; {@code parts} pieces make up its bytes. */
    record Kept(String name, Heading heading, int parts, long ageSeconds) {}

    Future<Void> keep(Heading heading, byte[] bytes) {
        String name = UUID.randomUUID().toString();
        int parts = (bytes.length + PART_BYTES - 1) / PART_BYTES;
        Buffer all = Buffer.buffer(bytes);
        Future<Void> written = Future.succeededFuture();
        for (int i = 0; i < parts; i++) {
            int part = i;
            Buffer piece = all.slice(part * PART_BYTES, Math.min(bytes.length, (part + 1) * PART_BYTES));
            written = written.compose(
                    v -> database.query(ADD_PART, Tuple.of(name, part, piece)).mapEmpty());
        }
        Position at = heading.position();
        Tuple row = Tuple.from(new Object[] {
            name, heading.format(), heading.bounds(), at.epoch(), at.tx(), at.id(), heading.digest(), parts
        });
        return written.timeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                .compose(v -> database.query(ADD, row))
                .compose(v -> database.query(FORGET, Tuple.of(KEPT.toMillis())))
                .compose(v -> database.query(FORGET_PARTS, Tuple.of(KEPT.toMillis())))
                .mapEmpty();
    }

    Future<Optional<Kept>> latest() {
        return database.query(LATEST).map(rows -> rows.stream().findFirst().map(SnapshotStore::kept));
    }

    private static Kept kept(Row row) {
        Position position = new Position(row.getLong("epoch"), row.getLong("tx"), row.getLong("event_id"));
        Heading heading =
                new Heading(row.getInteger("format"), row.getString("bounds"), position, row.getString("digest"));
        return new Kept(row.getString("name"), heading, row.getInteger("parts"), row.getLong("age_seconds"));
    }

    /** What there is of its bytes, also after it was replaced: a part that is missing shows in the digest. */
    Future<byte[]> bytes(Kept kept) {
        Buffer all = Buffer.buffer();
        Future<Void> read = Future.succeededFuture();
        for (int i = 0; i < kept.parts(); i++) {
            int part = i;
            read = read.compose(v -> database.query(PART, Tuple.of(kept.name(), part)))
                    .map(rows -> {
                        rows.forEach(row -> all.appendBuffer(row.getBuffer("data")));
                        return null;
                    });
        }
        return read.map(v -> all.getBytes()).timeout(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }
}
