package dev.tradewind.fraud;

import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.fraud.ModelStore.Named;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that score at this moment, as the table says. Each is read once, outside of any transaction, and nothing
 * is judged meanwhile. One that cannot be read has no opinion.
 */
final class Team {
    private static final Logger log = LoggerFactory.getLogger(Team.class);

    private final Vertx vertx;
    private final ModelStore store;
    private final Features features;
    private final Plugged plugged;
    private final Map<String, Future<Optional<RiskScorer>>> read = new HashMap<>();
    private List<Member> members = List.of();

    Team(Vertx vertx, ModelStore store, Features features, Plugged plugged) {
        this.vertx = vertx;
        this.store = store;
        this.features = features;
        this.plugged = plugged;
    }

    record Member(ModelRole role, RiskScorer scorer) {}

    Plugged plugged() {
        return plugged;
    }

    /** As it was gathered last. */
    List<Member> members() {
        return members;
    }

    /** Whether this one was to score and could not be read when it was gathered last. */
    boolean isUnreadable(String version) {
        Future<Optional<RiskScorer>> reading = read.get(version);
        return reading != null && reading.succeeded() && reading.result().isEmpty();
    }

    /** For who has the turn. Fails with {@link Memory.Reading} as long as one of them is being read. */
    Future<Void> gather(Tx tx) {
        return store.scoring(tx).compose(named -> {
            List<Named> wanted = named.stream()
                    .filter(one -> one.role() != ModelRole.CHAMPION
                            || plugged.champion().isEmpty())
                    .toList();
            read.keySet().retainAll(wanted.stream().map(Named::version).toList());
            wanted.forEach(one -> read(one.version()));
            if (!wanted.stream().allMatch(one -> isRead(one.version()))) {
                return Future.failedFuture(new Memory.Reading("a model"));
            }
            members = members(wanted);
            return Future.succeededFuture();
        });
    }

    private boolean isRead(String version) {
        Future<Optional<RiskScorer>> reading = read.get(version);
        return reading != null && reading.succeeded();
    }

    private List<Member> members(List<Named> wanted) {
        List<Member> gathered = new ArrayList<>();
        for (Named one : wanted) {
            Future<Optional<RiskScorer>> done = read.get(one.version());
            if (done != null) {
                done.result().ifPresent(scorer -> gathered.add(new Member(one.role(), scorer)));
            }
        }
        gathered.addAll(plugged.members());
        return List.copyOf(gathered);
    }

    private void read(String version) {
        Future<Optional<RiskScorer>> known = read.get(version);
        // What could not be had at that moment is asked for again; what cannot be read at all is not.
        if (known == null || known.failed()) {
            read.put(
                    version,
                    store.trees(version)
                            .compose(trees -> vertx.executeBlocking(() -> scorer(version, trees), false))
                            .onFailure(e -> log.warn("the model {} could not be read", version, e)));
        }
    }

    private Optional<RiskScorer> scorer(String version, String trees) {
        try {
            return Optional.of(new Scorer(features, TreesText.read(trees)));
        } catch (RuntimeException e) {
            log.error("the model {} has no opinion, since it cannot be read", version, e);
            return Optional.empty();
        }
    }
}
