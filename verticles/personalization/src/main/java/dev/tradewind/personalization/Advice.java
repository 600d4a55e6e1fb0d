package dev.tradewind.personalization;

import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingServed;
import dev.tradewind.contracts.personalization.RankingId;
import dev.tradewind.contracts.personalization.RecommendationQuery;
import dev.tradewind.contracts.personalization.Recommendations;
import dev.tradewind.contracts.personalization.Recommendations.Item;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives recommendations, and notes for a sample of the visits what was given, and why. A failing model gives none. */
final class Advice {
    private static final Logger log = LoggerFactory.getLogger(Advice.class);
    private static final String NO_MODEL = "none";

    private final ShopModel model;
    private final Function<RecommendationQuery, Ranking.Answer> ranking;
    private final Intake intake;
    private long given;
    private final Timer timer = Timer.builder("tradewind.personalization.ranking")
            .description("Time to rank")
            .publishPercentiles(0.5, 0.9, 0.99)
            .register(Metrics.globalRegistry);
    private final Counter failures = Counter.builder("tradewind.personalization.failures")
            .description("Rankings that failed")
            .register(Metrics.globalRegistry);

    Advice(ShopModel model, Function<RecommendationQuery, Ranking.Answer> ranking, Intake intake) {
        this.model = model;
        this.ranking = ranking;
        this.intake = intake;
    }

    /** How many rankings it has given. */
    long given() {
        return given;
    }

    Recommendations give(RecommendationQuery query) {
        given++;
        Ranking.Answer answer = ranked(query);
        RankingId id = RankingId.next();
        String session = query.sessionId();
        boolean worthNoting = !answer.items().isEmpty() && !answer.model().equals(NO_MODEL);
        if (worthNoting && intake.samples(session == null ? id.value() : session)) {
            intake.note(new RankingServed(
                    id,
                    session,
                    query.kind(),
                    answer.model(),
                    digest(query),
                    answer.items().stream().map(Item::productId).toList(),
                    answer.items().stream().map(item -> item.reason().code()).toList(),
                    Instant.now()));
        }
        return new Recommendations(id, query.kind(), answer.model(), answer.note(), answer.items());
    }

    private Ranking.Answer ranked(RecommendationQuery query) {
        long begin = System.nanoTime();
        try {
            Ranking.Answer answer = ranking.apply(query);
            timer.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
            return answer;
        } catch (RuntimeException e) {
            // Advice is a thing to do without: a page gets an empty list, and operators see why.
            failures.increment();
            log.error("ranking failed", e);
            return new Ranking.Answer(NO_MODEL, "There are no recommendations at the moment.", List.of());
        }
    }

    private String digest(RecommendationQuery query) {
        String session = String.valueOf(query.sessionId());
        String inputs = String.join(
                "|",
                query.kind().name(),
                String.valueOf(query.productId()),
                String.join(",", model.sessions().history(session)),
                model.heard());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inputs.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
