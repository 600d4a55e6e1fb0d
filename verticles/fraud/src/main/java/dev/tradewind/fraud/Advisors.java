package dev.tradewind.fraud;

import dev.tradewind.contracts.fraud.RiskReason;
import dev.tradewind.fraud.Scoring.Looked;
import dev.tradewind.fraud.Team.Member;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks models what they think, on a worker thread and only for so long. A model that fails, or has not answered the
 * time before, has no opinion: then the rules judge alone, and no order waits.
 */
final class Advisors {
    private static final Logger log = LoggerFactory.getLogger(Advisors.class);

    private final Vertx vertx;
    private final Costs costs;
    private final Duration budget;
    private boolean busy;
    private @Nullable String trouble;

    Advisors(Vertx vertx, Costs costs, Duration budget) {
        this.vertx = vertx;
        this.costs = costs;
        this.budget = budget;
    }

    private record Answers(List<List<Opinion>> opinions, @Nullable String trouble) {}

    /** Why models have no opinion at present; null when they have. */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** For each look the opinions of those that have one. */
    Future<List<List<Opinion>>> ask(List<Member> members, List<Looked> looks) {
        if (members.isEmpty() || busy) {
            return Future.succeededFuture(silence(looks));
        }
        busy = true;
        Future<Answers> asked = vertx.executeBlocking(() -> answers(members, looks), false);
        return asked.onComplete(done -> busy = false)
                .timeout(budget.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(late -> new Answers(silence(looks), "not within " + budget.toMillis() + " ms"))
                .map(answers -> {
                    note(answers.trouble());
                    return answers.opinions();
                });
    }

    private void note(@Nullable String now) {
        if (now != null && trouble == null) {
            log.warn("a model has no opinion, the rules judge alone: {}", now);
        }
        trouble = now;
    }

    private Answers answers(List<Member> members, List<Looked> looks) {
        List<List<Opinion>> opinions = silence(looks);
        String failure = null;
        for (Member member : members) {
            try {
                List<Opinion> own =
                        looks.stream().map(look -> opinion(member, look)).toList();
                for (int i = 0; i < own.size(); i++) {
                    opinions.get(i).add(own.get(i));
                }
            } catch (RuntimeException e) {
                failure = member.scorer().version() + ": " + e;
            }
        }
        return new Answers(opinions, failure);
    }

    private Opinion opinion(Member member, Looked look) {
        Score score = member.scorer().score(look.features());
        double probability = score.probability();
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalStateException(probability + " is no probability");
        }
        List<RiskReason> reasons = score.reasons().stream()
                .map(reason -> new RiskReason(reason.feature(), reason.words(), reason.weight()))
                .toList();
        long amount = look.entry().purchase().amount();
        return new Opinion(
                member.scorer().version(), member.role(), probability, costs.cheapest(probability, amount), reasons);
    }

    private static List<List<Opinion>> silence(List<Looked> looks) {
        return Stream.<List<Opinion>>generate(ArrayList::new)
                .limit(looks.size())
                .toList();
    }
}
