package dev.tradewind.bench.yardstick;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * What a consumer of a feed writes at the least: a row per subject and the cursor, for a batch in one statement, in as
 * many lanes at once as a feed has partitions. Nothing is read, and nobody tells anybody of anything.
 */
final class BareBatches {
    private static final int LANES = 4;
    private static final int BATCH = 500;
    private static final int SUBJECTS = 250;
    private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(1);

    private static final String TABLES =
            """
            create schema if not exists yardstick;
            create table if not exists yardstick.effects (subject text primary key, events bigint not null);
            create table if not exists yardstick.cursors (lane bigint primary key, position bigint not null);
            insert into yardstick.cursors select lane, 0 from generate_series(0, 3) as lane on conflict do nothing;
            """;

    private static final String TAKE =
            """
            with moved as (update yardstick.cursors set position = position + $2 where lane = $1)
            insert into yardstick.effects (subject, events)
            select subject, count(*) from unnest($3::text[]) as taken (subject) group by subject order by subject
            on conflict (subject) do update set events = effects.events + excluded.events
            """;

    private final Pool pool;
    private final Histogram latencies = new ConcurrentHistogram(LONGEST_US, 3);

    BareBatches(Pool pool) {
        this.pool = pool;
    }

    Future<Figures> take(int events) {
        int each = Math.max(1, events / LANES / BATCH);
        return pool.query(TABLES).execute().compose(ready -> {
            long begin = System.nanoTime();
            List<Future<Void>> lanes = IntStream.range(0, LANES)
                    .mapToObj(lane -> batches(lane, subjects(lane), each))
                    .toList();
            return Future.all(lanes)
                    .map(done -> new Figures(
                            (long) each * LANES * BATCH,
                            (System.nanoTime() - begin) / 1e9,
                            latencies.getValueAtPercentile(50),
                            latencies.getValueAtPercentile(90),
                            latencies.getValueAtPercentile(99),
                            latencies.getMaxValue()));
        });
    }

    private Future<Void> batches(int lane, String[] subjects, int left) {
        if (left == 0) {
            return Future.succeededFuture();
        }
        long begin = System.nanoTime();
        Tuple values = Tuple.of((long) lane, (long) BATCH).addArrayOfString(subjects);
        return pool.preparedQuery(TAKE).execute(values).compose(taken -> {
            latencies.recordValue(Math.min(LONGEST_US, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin)));
            return batches(lane, subjects, left - 1);
        });
    }

    private static String[] subjects(int lane) {
        return IntStream.range(0, BATCH)
                .mapToObj(i -> "lane " + lane + " subject " + i % SUBJECTS)
                .toArray(String[]::new);
    }
}
