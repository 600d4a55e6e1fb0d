package dev.tradewind.fraud;

import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.fraud.ModelStore.Named;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/** The models that score at this moment, as the table says; each is read once. */
final class Team {
    private final Vertx vertx;
    private final ModelStore store;
    private final Features features;
    private final Plugged plugged;
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

    Future<List<Member>> now(Tx tx) {
        return store.scoring(tx).compose(named -> gather(tx, named)).map(gathered -> {
            members = gathered;
            return gathered;
        });
    }

    private Future<List<Member>> gather(Tx tx, List<Named> named) {
        Future<List<Member>> gathering = Future.succeededFuture(new ArrayList<>());
        for (Named one : named) {
            if (plugged.champion().isEmpty() || one.role() != ModelRole.CHAMPION) {
                gathering = gathering.compose(all -> scorer(tx, one.version()).map(scorer -> {
                    all.add(new Member(one.role(), scorer));
                    return all;
                }));
            }
        }
        return gathering.map(all -> {
            all.addAll(plugged.members());
            return List.copyOf(all);
        });
    }

    private Future<RiskScorer> scorer(Tx tx, String version) {
        return members.stream()
                .map(Member::scorer)
                .filter(scorer -> scorer.version().equals(version))
                .findFirst()
                .map(Future::succeededFuture)
                .orElseGet(() -> store.trees(tx, version)
                        .compose(trees ->
                                vertx.executeBlocking(() -> new Scorer(features, TreesText.read(trees)), false)));
    }
}
