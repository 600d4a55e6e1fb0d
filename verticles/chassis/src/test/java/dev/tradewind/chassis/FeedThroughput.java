package dev.tradewind.chassis;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.postgres.EmbeddedPostgres;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How fast commands, feeds and followers are on this machine, with durable commits, client and server on the same
 * cores. Run by hand; no test.
 */
final class FeedThroughput {
    private static final int HISTORY = 200_000;
    private static final int LIVE_SECONDS = 20;
    private static final int LIVE_RATE = 500;
    private static final String STATE =
            """
            insert into state (subject, version) values ($1, 1)
            on conflict (subject) do update set version = state.version + 1
            """;
    private static final String STATE_AND_EVENT =
            """
            with changed as (
                insert into state (subject, version) values ($1, 1)
                on conflict (subject) do update set version = state.version + 1 returning version)
            insert into events (event_id, type, partition, subject, sequence, correlation, causation, traceparent, data)
            select $2, $3, $4, $5, $6, $7, $8, $9, $10::text::json from changed
            """;

    private final DomainFixture fixture;
    private final Domain<Sample> sample;

    private FeedThroughput(DomainFixture fixture) {
        this.fixture = fixture;
        this.sample = fixture.foreign(Sample.TYPES).domain();
    }

    public static void main(String[] arguments) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(
                        EmbeddedPostgres.Options.temporary().durable(true));
                DomainFixture fixture = DomainFixture.on(postgres.url())) {
            FeedThroughput check = new FeedThroughput(fixture);
            List<String> wanted =
                    arguments.length == 0 ? List.of("commands", "catch-up", "live", "idle") : List.of(arguments);
            for (String part : wanted) {
                switch (part) {
                    case "commands" -> check.commands();
                    case "catch-up" -> check.catchUp();
                    case "live" -> check.live();
                    case "idle" -> check.idle();
                    case "start" -> check.start();
                    default -> throw new IllegalArgumentException(part);
                }
            }
        }
        System.exit(0);
    }

    private void commands() {
        owner("create table sample.state (subject text primary key, version bigint) with (fillfactor = 50)");
        owner("grant all on sample.state to tradewind_sample");
        for (int round = 0; round < 2; round++) {
            rate("one statement, no event ", 20_000, i -> sample.database().query(STATE, Tuple.of("s" + i % 1000)));
            rate("one statement with event", 20_000, i -> {
                Stamped stamped = sample.log().stamp(event(i));
                return sample.database()
                        .query(STATE_AND_EVENT, stamped.addTo(Tuple.of("s" + i % 1000)))
                        .onSuccess(v -> sample.log().hint(stamped));
            });
            rate("transaction with event  ", 10_000, i -> sample.database()
                    .transaction(tx -> tx.query(STATE, Tuple.of("s" + i % 1000))
                            .compose(v -> sample.log().append(tx, List.of(event(i))))));
        }
    }

    private void catchUp() {
        List<Outgoing<Sample>> chunk =
                IntStream.range(0, 500).mapToObj(FeedThroughput::event).toList();
        long appending = System.nanoTime();
        for (int i = 0; i < HISTORY / 500; i++) {
            fixture.await(sample.database().transaction(tx -> sample.log().append(tx, chunk)));
        }
        System.out.printf("append in batches of 500: %,.0f events/s%n", HISTORY / seconds(appending));
        AtomicInteger taken = new AtomicInteger();
        int all = fixture.await(sample.database()
                .query("select count(*)::int from events")
                .map(rows -> rows.iterator().next().getInteger(0)));
        long cpu = cpuNanos();
        long began = System.nanoTime();
        Collector collector = Collector.start(fixture, new JsonObject(), (batch, tx) -> {
            tx.afterCommit(() -> taken.addAndGet(batch.size()));
            return Collector.take(batch, tx);
        });
        fixtureWait(() -> taken.get() >= all);
        System.out.printf(
                "catching up: %,d events, %,.0f events/s, JVM %.1f CPU us each%n",
                all, all / seconds(began), (cpuNanos() - cpu) / 1000.0 / all);
        fixture.await(collector.domain().close());
    }

    private void live() {
        int number = LIVE_SECONDS * LIVE_RATE;
        long[] committed = new long[number];
        long[] effective = new long[number];
        AtomicInteger done = new AtomicInteger();
        Collector collector = Collector.start(fixture, new JsonObject(), (batch, tx) -> {
            tx.afterCommit(() -> batch.of(Sample.Happened.class).forEach(e -> {
                effective[e.event().number()] = System.nanoTime();
                done.incrementAndGet();
            }));
            return Collector.take(batch, tx);
        });
        long start = System.nanoTime();
        long cpu = cpuNanos();
        AtomicInteger next = new AtomicInteger();
        fixture.vertx().setPeriodic(1, id -> {
            long due = Math.min(number, (System.nanoTime() - start) * LIVE_RATE / 1_000_000_000L);
            while (next.get() < due) {
                int i = next.getAndIncrement();
                Future<Void> unused = sample.database()
                        .transaction(tx -> sample.log().append(tx, List.of(event(i))))
                        .onSuccess(v -> committed[i] = System.nanoTime());
            }
        });
        fixtureWait(() -> done.get() == number);
        long[] latencies = IntStream.range(LIVE_RATE, number)
                .mapToLong(i -> Math.max(0, effective[i] - committed[i]))
                .sorted()
                .toArray();
        System.out.printf(
                "commit to effect at %d events/s: p50 %.2f ms, p90 %.2f, p99 %.2f, max %.2f; JVM %.0f CPU us each%n",
                LIVE_RATE,
                at(latencies, 0.5),
                at(latencies, 0.9),
                at(latencies, 0.99),
                at(latencies, 1),
                (cpuNanos() - cpu) / 1000.0 / number);
        fixture.await(collector.domain().close());
    }

    /** Eleven domains at once: on an empty database, then on one that is up to date. */
    private void start() {
        for (String when : List.of("first start", "later start", "once more")) {
            long cpu = cpuNanos();
            long began = System.nanoTime();
            List<Future<Domain<Event>>> starts = java.util.stream.Stream.of(
                            "ant", "bee", "cat", "dog", "eel", "fox", "gnu", "hen", "ibis", "jay", "kite")
                    .map(name -> fixture.onLoop(() -> {
                        Domain<Event> domain = Domain.open(
                                fixture.vertx(),
                                dev.tradewind.contracts.shared.EventTypes.none(name),
                                DomainSettings.from(fixture.config()));
                        return domain.start().map(domain);
                    }))
                    .toList();
            fixture.await(Future.all(starts));
            System.out.printf(
                    "%s of 11 domains: %.2f s, JVM %.2f CPU s%n", when, seconds(began), (cpuNanos() - cpu) / 1e9);
            fixture.await(
                    Future.all(starts.stream().map(f -> f.result().close()).toList()));
        }
    }

    /** Five domains that each follow five feeds, and nothing happens. */
    private void idle() {
        List<String> names = List.of("ant", "bee", "cat", "dog", "eel");
        for (String name : names) {
            fixture.await(fixture.onLoop(() -> {
                Domain<Event> domain = Domain.open(
                        fixture.vertx(),
                        dev.tradewind.contracts.shared.EventTypes.none(name),
                        DomainSettings.from(new JsonObject()
                                .put("database", fixture.config().getJsonObject("database"))));
                names.forEach(feed -> domain.follow(
                        dev.tradewind.contracts.shared.EventTypes.none(feed),
                        (batch, tx) -> Future.succeededFuture(Outcome.DONE)));
                return domain.start();
            }));
        }
        pause(50_000);
        long cpu = cpuNanos();
        long began = System.nanoTime();
        pause(20_000);
        System.out.printf(
                "idle with 25 followed feeds (100 partitions): JVM %.2f %% of a core%n",
                100.0 * (cpuNanos() - cpu) / (System.nanoTime() - began));
    }

    private void rate(String what, int number, IntFunction<Future<?>> command) {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        long cpu = cpuNanos();
        long began = System.nanoTime();
        for (int lane = 0; lane < 16; lane++) {
            lane(next, done, number, command);
        }
        fixtureWait(() -> done.get() >= number);
        System.out.printf(
                "%s: %,.0f/s, JVM %.0f CPU us each%n",
                what, number / seconds(began), (cpuNanos() - cpu) / 1000.0 / number);
    }

    private void lane(AtomicInteger next, AtomicInteger done, int number, IntFunction<Future<?>> command) {
        int i = next.getAndIncrement();
        if (i < number) {
            command.apply(i).onComplete(v -> {
                done.incrementAndGet();
                fixture.vertx().runOnContext(x -> lane(next, done, number, command));
            });
        }
    }

    private void owner(String sql) {
        try (var connection = dev.tradewind.chassis.testing.TestDatabase.open(fixture.url());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fixtureWait(java.util.function.BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            pause(2);
        }
    }

    private void pause(long millis) {
        try {
            fixture.vertx().timer(millis, TimeUnit.MILLISECONDS).await(60, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Outgoing<Sample> event(int number) {
        return Outgoing.of(new Sample.Happened(number), new CustomerId("cus_" + number), 1);
    }

    private static double at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * part))] / 1e6;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
