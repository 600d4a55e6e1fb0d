package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.fraud.Advisors.Question;
import dev.tradewind.fraud.Team.Member;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdvisorsTest {
    /** What hangs is waited for that long, once. */
    private static final Duration BUDGET = Duration.ofSeconds(3);

    private static final List<Question> QUESTIONS =
            List.of(new Question(new double[] {1}, 1_000), new Question(new double[] {2}, 2_000));

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Advisors advisors = new Advisors(vertx, Costs.DEFAULT, BUDGET);
    private final CountDownLatch released = new CountDownLatch(1);

    private final AtomicInteger hung = new AtomicInteger();

    @AfterEach
    void close() {
        released.countDown();
        Void unused = vertx.close().await();
    }

    private record Model(String version, ToDoubleFunction<double[]> said) implements RiskScorer {
        @Override
        public Score score(double[] values) {
            return new Score(said.applyAsDouble(values), List.of());
        }
    }

    private double whenReleased() {
        hung.incrementAndGet();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return 0.5;
    }

    private final Member champion = new Member(ModelRole.CHAMPION, new Model("quick", values -> values[0] / 10));
    private final Member hanging = new Member(ModelRole.CHALLENGER, new Model("hanging", values -> whenReleased()));
    private final Member failing = new Member(ModelRole.CHALLENGER, new Model("failing", values -> {
        throw new IllegalStateException("it does not know");
    }));

    /** Who has an opinion of the first question; what holds for one holds for all. */
    private List<String> heard(Member... members) {
        Future<List<List<Opinion>>> asked = Future.future(promise -> context.runOnContext(
                v -> advisors.ask(List.of(members), QUESTIONS).onComplete(promise)));
        List<List<Opinion>> opinions = asked.await();
        assertThat(opinions).hasSize(QUESTIONS.size());
        assertThat(opinions.getLast()).hasSameSizeAs(opinions.getFirst());
        return opinions.getFirst().stream().map(Opinion::version).toList();
    }

    @Test
    void aChallengerThatHangsOrFailsDoesNotSilenceTheChampion() {
        assertThat(heard(champion, hanging, failing)).containsExactly("quick");
        assertThat(advisors.trouble("quick")).isNull();
        assertThat(advisors.trouble("hanging")).isEqualTo("not within 3000 ms");
        assertThat(advisors.trouble("failing")).contains("it does not know");
        // It has not answered yet, so it is not asked again.
        assertThat(heard(hanging, champion)).containsExactly("quick");
        assertThat(advisors.trouble("hanging")).isNotNull();
        assertThat(advisors.trouble("failing")).as("who is asked no more").isNull();
        assertThat(hung).hasValue(1);
    }

    @Test
    void opinionsAreOfTheQuestionsInTheirOrder() {
        List<List<Opinion>> opinions = Future.<List<List<Opinion>>>future(promise -> context.runOnContext(
                        v -> advisors.ask(List.of(champion), QUESTIONS).onComplete(promise)))
                .await();

        assertThat(opinions.stream().map(of -> of.getFirst().probability())).containsExactly(0.1, 0.2);
        assertThat(heard()).isEmpty();
    }
}
