package dev.tradewind.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.BrowseReceipt;
import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.personalization.RecommendationQuery;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final Intake.Limits SMALL = new Intake.Limits(10, Duration.ofMillis(1), 100, 2);

    private final Vertx vertx = Vertx.vertx();
    private final List<Intake.Load> written = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    private static List<BrowseEvent> events(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new BrowseEvent(BrowseEvent.Type.SEARCHED, "s" + i, null, null, "lamp", null, null, null, null))
                .toList();
    }

    @Test
    void dropsWhatIsTooMuchToWait() {
        Intake.Limits unflushed = new Intake.Limits(10, Duration.ofHours(1), 100, 2);
        Intake intake =
                new Intake(vertx, unflushed, load -> Promise.<Void>promise().future());

        assertThat(intake.take(events(7))).isEqualTo(new BrowseReceipt(7, 0));
        assertThat(intake.take(events(7))).isEqualTo(new BrowseReceipt(3, 4));
        assertThat(intake.take(events(1))).isEqualTo(new BrowseReceipt(0, 1));
    }

    @Test
    void writesInOrderAndTriesAgainWhatFailed() throws Exception {
        Promise<Void> done = Promise.promise();
        Intake intake = new Intake(vertx, SMALL, load -> {
            written.add(load);
            if (written.size() == 1) {
                return Future.failedFuture("the database is away");
            }
            done.tryComplete();
            return Future.succeededFuture();
        });
        BrowseReceipt receipt = intake.take(events(3));

        done.future().await(10, TimeUnit.SECONDS);
        assertThat(receipt.accepted()).isEqualTo(3);
        assertThat(written).hasSize(2);
        assertThat(written.get(1)).isEqualTo(written.get(0));
    }

    @Test
    void writesAllThatItHasWhenItClosesInPortions() throws Exception {
        Intake intake = new Intake(vertx, new Intake.Limits(5_000, Duration.ofHours(1), 100, 2), load -> {
            written.add(load);
            return Future.succeededFuture();
        });
        assertThat(intake.take(events(2_500)).accepted()).isEqualTo(2_500);
        intake.close().await(10, TimeUnit.SECONDS);

        assertThat(written).extracting(load -> load.events().size()).containsExactly(1_000, 1_000, 500);
    }

    @Test
    void writesWhatItHasWhenItCloses() throws Exception {
        Intake intake = new Intake(vertx, new Intake.Limits(10, Duration.ofHours(1), 100, 2), load -> {
            written.add(load);
            return Future.succeededFuture();
        });
        assertThat(intake.take(events(3)).accepted()).isEqualTo(3);
        intake.close().await(10, TimeUnit.SECONDS);

        assertThat(written).singleElement().satisfies(load -> assertThat(load.events())
                .hasSize(3));
        assertThat(intake.take(events(1)).dropped()).isOne();
    }

    @Test
    void aModelThatThrowsGivesAnEmptyListWithItsReason() {
        ShopModel model =
                new ShopModel(new ShopModel.Bounds(new SessionModel.Bounds(10, 100, 10), 10, 10, Duration.ofDays(1)));
        Intake intake = new Intake(vertx, SMALL, load -> Future.succeededFuture());
        Advice advice = new Advice(
                model,
                query -> {
                    throw new IllegalStateException("a defect");
                },
                intake);
        var answer = advice.give(new RecommendationQuery("one", null, RecommendationKind.FOR_YOU, 5));

        assertThat(answer.data()).isEmpty();
        assertThat(answer.note()).isEqualTo("There are no recommendations at the moment.");
        assertThat(answer.modelVersion()).isEqualTo("none");
    }
}
