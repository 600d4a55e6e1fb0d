package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Builds of a consumer take turns at a feed: an older one, which has never heard of endings, and a newer one. */
class PassedOverIT {
    /** The feed's events as they were known when the older build was made. */
    private sealed interface Before extends Event {
        EventTypes<Before> TYPES = EventTypes.of("sample", Before.class);

        record Happened(int number) implements Before {}
    }

    private PoisonedFeed feed;
    private final Set<String> poison = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void open() {
        feed = new PoisonedFeed();
    }

    @AfterEach
    void close() {
        feed.close();
    }

    @Test
    void aNewerBuildTakesWhatTheOlderOneDidNotKnow() {
        Domain<Event> older = older();
        publish("1", "e1", "2", "e2");
        caughtUp(older);
        assertThat(notes(older)).containsExactly("1", "2");
        assertThat(problems()).contains("Passed over until a build is there that knows them: sample.ended.v1");
        close(older);
        publish("3", "e3");
        Domain<Event> newer = newer();
        caughtUp(newer);
        assertThat(notes(newer)).containsExactly("1", "2", "e1", "e2", "3", "e3");
        assertThat(problems()).isEmpty();
        feed.assertAccounted();
    }

    @Test
    void whatTheNewerBuildHasTakenItselfIsNotTakenAgain() {
        Domain<Event> older = older();
        publish("1", "e1");
        caughtUp(older);
        close(older);
        Domain<Event> newer = newer();
        publish("e2");
        caughtUp(newer);
        close(newer);
        Domain<Event> olderAgain = older();
        publish("e3", "2", "e4");
        caughtUp(olderAgain);
        close(olderAgain);
        Domain<Event> newerAgain = newer();
        caughtUp(newerAgain);
        assertThat(notes(newerAgain)).containsExactly("1", "e1", "e2", "2", "e3", "e4");
        feed.assertAccounted();
    }

    @Test
    void sideBySideTheyTakeEverythingOnceBetweenThem() {
        Domain<Event> older = older();
        Domain<Event> newer = newer();
        IntStream.range(0, 60).forEach(i -> publish(String.valueOf(i), "e" + i));
        caughtUp(newer);
        close(older);
        List<String> notes = notes(newer);
        assertThat(notes.stream().filter(note -> !note.startsWith("e")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 60).mapToObj(String::valueOf).toList());
        assertThat(notes.stream().filter(note -> note.startsWith("e")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 60).mapToObj(i -> "e" + i).toList());
        feed.assertAccounted();
    }

    @Test
    void whatFailsIsParkedAndTheRestGoesOn() {
        Domain<Event> older = older();
        publish("1", "e1", "2", "e2");
        caughtUp(older);
        close(older);
        poison.add("e1");
        Domain<Event> newer = newer();
        publish("3");
        feed.waitForLetters(3);
        caughtUp(newer);
        // Of one subject: what comes later waits behind it.
        assertThat(notes(newer)).containsExactly("1", "2");
        feed.assertAccounted();
        poison.clear();
        feed.fixture.await(feed.control.retry(feed.failed().id(), PoisonedFeed.OPERATOR));
        assertThat(notes(newer)).containsExactly("1", "2", "e1", "e2", "3");
        feed.assertAccounted();
    }

    @Test
    void whatFailsAtTheCommitIsParkedToo() {
        Domain<Event> older = older();
        publish("1", "e1");
        caughtUp(older);
        close(older);
        Domain<Event> newer = start(Sample.TYPES, (batch, tx) -> {
            tx.send("select 1 / $1::int", Tuple.of(0));
            return Future.succeededFuture(Outcome.DONE);
        });
        feed.waitForLetters(1);
        assertThat(feed.failed().error()).contains("division by zero");
        caughtUp(newer);
        feed.assertAccounted();
    }

    @Test
    void anOlderBuildDoesNotDropWhatANewerOneHasParked() {
        poison.add("e1");
        Domain<Event> newer = newer();
        publish("e1");
        feed.waitForLetters(1);
        close(newer);
        Domain<Event> older = older();
        Fault fault = feed.fault(feed.control.retry(feed.failed().id(), PoisonedFeed.OPERATOR));
        assertThat(fault.detail()).contains("does not know sample.ended.v1");
        assertThat(feed.letters()).hasSize(1);
        close(older);
    }

    @Test
    void whatIsReadAgainAnywayIsNotTakenTwice() {
        Domain<Event> older = older();
        publish("1", "e1");
        caughtUp(older);
        feed.fixture.await(feed.control.replay("sample", PoisonedFeed.OPERATOR));
        caughtUp(older);
        close(older);
        Domain<Event> newer = newer();
        caughtUp(newer);
        assertThat(notes(newer)).containsExactly("1", "1", "e1");
        feed.fixture.await(feed.control.replay("sample", PoisonedFeed.OPERATOR));
        caughtUp(newer);
        assertThat(notes(newer)).containsExactly("1", "1", "e1", "1", "e1");
        feed.assertAccounted();
    }

    @Test
    void whoKnowsATypeAndHasNoUseForItPassesItOverForGood() {
        Domain<Event> older = older();
        publish("1", "e1");
        caughtUp(older);
        close(older);
        Domain<Event> indifferent = start(Sample.TYPES.only(Sample.Happened.class), this::take);
        publish("e2", "2");
        caughtUp(indifferent);
        assertThat(problems()).isEmpty();
        close(indifferent);
        Domain<Event> newer = newer();
        publish("e3");
        caughtUp(newer);
        assertThat(notes(newer)).containsExactly("1", "2", "e3");
        feed.assertAccounted();
    }

    private Domain<Event> older() {
        return start(
                Before.TYPES,
                (batch, tx) -> note(
                        tx,
                        batch.of(Before.Happened.class).stream()
                                .map(h -> String.valueOf(h.event().number()))
                                .toList()));
    }

    private Domain<Event> newer() {
        return start(Sample.TYPES, this::take);
    }

    private Future<Outcome> take(Batch<Sample> batch, Tx tx) {
        List<String> notes = batch.events().stream()
                .map(received -> switch (received.event()) {
                    case Sample.Happened happened -> String.valueOf(happened.number());
                    case Sample.Ended ended -> ended.reason();
                })
                .toList();
        return notes.stream().anyMatch(poison::contains)
                ? Future.failedFuture(new IllegalStateException("poisoned"))
                : note(tx, notes);
    }

    private static Future<Outcome> note(Tx tx, List<String> notes) {
        return Future.all(notes.stream().map(note -> Collector.note(tx, note)).toList())
                .map(Outcome.DONE);
    }

    private <F extends Event> Domain<Event> start(EventTypes<F> types, Reaction<F> reaction) {
        return feed.fixture.await(feed.fixture.onLoop(() -> {
            Domain<Event> domain = Collector.open(feed.fixture, new JsonObject().put("feeds", PoisonedFeed.QUICK))
                    .follow(types, reaction);
            return domain.start().map(domain);
        }));
    }

    private void publish(String... notes) {
        for (String note : notes) {
            Sample event = note.startsWith("e") ? new Sample.Ended(note) : new Sample.Happened(Integer.parseInt(note));
            feed.sample.publish(event, Collector.subject(1), null);
        }
    }

    private void caughtUp(Domain<Event> domain) {
        assertThat(feed.fixture.await(domain.caughtUp(Duration.ofSeconds(25)))).isTrue();
    }

    private void close(Domain<Event> domain) {
        feed.fixture.await(domain.close());
    }

    private List<String> notes(Domain<Event> domain) {
        return feed.fixture.await(Collector.notes(domain));
    }

    private List<String> problems() {
        return feed.partitions().stream()
                .flatMap(p -> Stream.ofNullable(p.error()))
                .toList();
    }
}
