package dev.tradewind.fraud;

import dev.tradewind.contracts.fraud.RiskReason;
import dev.tradewind.fraud.Team.Member;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks models what they think, each on a worker thread and only for so long. A model that fails, or has not answered
 * the time before, has no opinion, and takes none from another: a challenger that hangs does not silence the champion.
 * Without the champion's the rules judge alone, and no order waits.
 */
final class Advisors {
    private static final Logger log = LoggerFactory.getLogger(Advisors.class);

    private final Vertx vertx;
    private final Costs costs;
    private final Duration budget;
    private final Set<String> busy = new HashSet<>();
    private final Map<String, String> troubles = new HashMap<>();

    Advisors(Vertx vertx, Costs costs, Duration budget) {
        this.vertx = vertx;
        this.costs = costs;
        this.budget = budget;
    }

    /** What a model is asked about an order. */
    record Question(double[] features, long amount) {}

    /** Why this model has no opinion at present; null when it has one. */
    @Nullable
    String trouble(String version) {
        return troubles.get(version);
    }

    /** For each question the opinions of those that have one. */
    Future<List<List<Opinion>>> ask(List<Member> members, List<Question> questions) {
        List<String> versions =
                members.stream().map(member -> member.scorer().version()).toList();
        troubles.keySet().retainAll(versions);
        return Future.all(members.stream().map(member -> ask(member, questions)).toList())
                .map(all -> IntStream.range(0, questions.size())
                        .mapToObj(i -> all.<List<Opinion>>list().stream()
                                .filter(opinions -> !opinions.isEmpty())
                                .map(opinions -> opinions.get(i))
                                .toList())
                        .toList());
    }

    /** One for each question, or none at all. */
    private Future<List<Opinion>> ask(Member member, List<Question> questions) {
        String version = member.scorer().version();
        if (!busy.add(version)) {
            return Future.succeededFuture(List.of());
        }
        Future<List<Opinion>> asked = vertx.executeBlocking(
                () -> questions.stream()
                        .map(question -> opinion(member, question))
                        .toList(),
                false);
        return asked.onComplete(done -> busy.remove(version))
                .timeout(budget.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(said -> troubles.remove(version))
                .otherwise(e -> {
                    note(version, asked.isComplete() ? e.toString() : "not within " + budget.toMillis() + " ms");
                    return List.of();
                });
    }

    private void note(String version, String trouble) {
        if (troubles.put(version, trouble) == null) {
            log.warn("the model {} has no opinion: {}", version, trouble);
        }
    }

    private Opinion opinion(Member member, Question question) {
        Score score = member.scorer().score(question.features());
        double probability = score.probability();
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalStateException(probability + " is no probability");
        }
        List<RiskReason> reasons = score.reasons().stream()
                .map(reason -> new RiskReason(reason.feature(), reason.words(), reason.weight()))
                .toList();
        return new Opinion(
                member.scorer().version(),
                member.role(),
                probability,
                costs.cheapest(probability, question.amount()),
                reasons);
    }
}
