package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.ForeignFeed;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.Position;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OnlookerIT {
    private static final int HISTORY = 1_500;

    private DomainFixture fixture;

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Onlooker<Sample> look(Consumer<Received<Sample>> taker) {
        return fixture.await(fixture.onLoop(
                () -> Future.succeededFuture(Onlooker.open(fixture.vertx(), Sample.TYPES, Position.START, taker))));
    }

    private void append(ForeignFeed<Sample> sample, int from, int to) {
        List<Outgoing<Sample>> events = IntStream.range(from, to)
                .mapToObj(i -> Outgoing.<Sample>of(new Sample.Happened(i), Collector.subject(1), i + 1))
                .toList();
        fixture.await(sample.domain()
                .database()
                .transaction(tx -> sample.domain().log().append(tx, events)));
    }

    private static int number(Received<Sample> received) {
        return ((Sample.Happened) received.event()).number();
    }

    @Test
    void readsTheHistoryAndThenWhatHappensEachOnceAndInOrder() {
        ForeignFeed<Sample> sample = fixture.foreign(Sample.TYPES);
        append(sample, 0, HISTORY);
        List<Integer> one = Collections.synchronizedList(new ArrayList<>());
        List<Integer> two = Collections.synchronizedList(new ArrayList<>());
        Onlooker<Sample> first = look(received -> one.add(number(received)));
        fixture.await(first.caughtUp());
        assertThat(one).hasSize(HISTORY);
        Onlooker<Sample> second = look(received -> two.add(number(received)));
        append(sample, HISTORY, HISTORY + 20);

        List<Integer> all = IntStream.range(0, HISTORY + 20).boxed().toList();
        fixture.eventually("both have seen all", () -> Future.succeededFuture(one.equals(all) && two.equals(all)));
        fixture.await(first.close());
        fixture.await(second.close());
    }

    @Test
    void waitsForAFeedThatIsNotThereYet() {
        Promise<Integer> seen = Promise.promise();
        look(received -> seen.tryComplete(number(received)));
        append(fixture.foreign(Sample.TYPES), 7, 8);

        assertThat(fixture.await(seen.future())).isEqualTo(7);
    }

    @Test
    void passesOverWhatItsTakerRefuses() {
        ForeignFeed<Sample> sample = fixture.foreign(Sample.TYPES);
        append(sample, 0, 3);
        List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
        Onlooker<Sample> onlooker = look(received -> {
            if (number(received) == 1) {
                throw new IllegalStateException("not this one");
            }
            taken.add(number(received));
        });
        fixture.await(onlooker.caughtUp());

        assertThat(taken).containsExactly(0, 2);
    }

    @Test
    void whoFollowsAtLeisureHearsNoHintsAndMissesNothing() {
        ForeignFeed<Sample> sample = fixture.foreign(Sample.TYPES);
        Domain<Event> collector = fixture.await(fixture.onLoop(() -> {
            Domain<Event> domain = Collector.open(fixture, new io.vertx.core.json.JsonObject())
                    .followAtLeisure(Sample.TYPES, Collector::take);
            return domain.start().map(domain);
        }));
        append(sample, 0, 20);

        fixture.eventually("all are taken", () -> collector
                .database()
                .query("select count(*)::int as n from effects")
                .map(rows -> rows.iterator().next().getInteger("n") == 20));
        fixture.await(collector.close());
    }
}
