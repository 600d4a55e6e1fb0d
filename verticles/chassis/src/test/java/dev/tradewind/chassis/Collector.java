package dev.tradewind.chassis;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** The tests' consuming domain: notes each event once; a second time would break a constraint. */
final class Collector {
    static final EventTypes<Event> TYPES = EventTypes.none("collector");
    private static final String TAKE =
            """
            insert into effects (event_id, subject, number)
            select * from unnest($1::text[], $2::text[], $3::int[])
            """;

    private final DomainFixture fixture;
    private final Domain<Event> domain;

    private Collector(DomainFixture fixture, Domain<Event> domain) {
        this.fixture = fixture;
        this.domain = domain;
    }

    static Collector start(DomainFixture fixture) {
        return start(fixture, new JsonObject(), Collector::take);
    }

    static Collector start(DomainFixture fixture, JsonObject feeds, Reaction<Sample> reaction) {
        JsonObject config = fixture.config().mergeIn(new JsonObject().put("feeds", feeds), true);
        return fixture.await(fixture.onLoop(() -> {
            Domain<Event> domain = Domain.open(fixture.vertx(), TYPES, DomainSettings.from(config))
                    .follow(Sample.TYPES, reaction);
            return domain.start().map(v -> new Collector(fixture, domain));
        }));
    }

    static Future<Outcome> take(Batch<Sample> batch, Tx tx) {
        List<Received<Sample.Happened>> happened = batch.of(Sample.Happened.class);
        return tx.query(
                        TAKE,
                        Tuple.of(
                                happened.stream()
                                        .map(h -> h.envelope().id().value())
                                        .toArray(String[]::new),
                                happened.stream()
                                        .map(h -> h.envelope().subject())
                                        .toArray(String[]::new),
                                happened.stream().map(h -> h.event().number()).toArray(Integer[]::new)))
                .map(Outcome.DONE);
    }

    /** A collecting domain that is not started yet, in the context of the caller. */
    static Domain<Event> open(DomainFixture fixture, JsonObject extra) {
        return Domain.open(
                fixture.vertx(), TYPES, DomainSettings.from(fixture.config().mergeIn(extra, true)));
    }

    static Future<Void> note(Tx tx, String note) {
        return tx.query("insert into notes (note) values ($1)", Tuple.of(note)).mapEmpty();
    }

    /** The notes in the order in which they were made. */
    static Future<List<String>> notes(Domain<?> domain) {
        return domain.database()
                .query("select note from notes order by position")
                .map(rows -> {
                    List<String> notes = new ArrayList<>();
                    rows.forEach(row -> notes.add(row.getString("note")));
                    return notes;
                });
    }

    Domain<Event> domain() {
        return domain;
    }

    void waitFor(int effects) {
        fixture.eventually(effects + " effects", () -> count().map(n -> n == effects));
    }

    Future<Integer> count() {
        return domain.database()
                .query("select count(*)::int as n from effects")
                .map(rows -> rows.iterator().next().getInteger("n"));
    }

    /** The numbers in the order in which they took effect. */
    List<Integer> numbers() {
        return fixture.await(domain.database()
                .query("select number from effects order by position")
                .map(rows -> {
                    List<Integer> numbers = new ArrayList<>();
                    rows.forEach(row -> numbers.add(row.getInteger("number")));
                    return numbers;
                }));
    }

    static CustomerId subject(int number) {
        return new CustomerId("cus_" + number);
    }
}
