package dev.tradewind.fraud;

import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.Drift;
import dev.tradewind.contracts.fraud.FraudError;
import dev.tradewind.contracts.fraud.ModelQuality;
import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.contracts.fraud.RiskModel;
import dev.tradewind.contracts.fraud.RiskModels;
import dev.tradewind.contracts.fraud.RiskThreshold;
import dev.tradewind.contracts.fraud.Training;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.fraud.ModelStore.Kept;
import dev.tradewind.fraud.ModelStore.Newest;
import dev.tradewind.fraud.ModelStore.Said;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What people see of models, and do with them. */
final class Models {
    /** Orders by which a model is measured, and by which drift is. */
    static final int MEASURED = 20_000;

    private static final int DRIFTED = 2_000;
    private static final long[] AMOUNTS = {2_000, 10_000, 50_000, 300_000};

    private final Vertx vertx;
    private final ModelStore store;
    private final TrainingStore trainings;
    private final Scored scored;
    private final FraudConfig config;

    /** Who scores at present. */
    record Scored(Team team, Advisors advisors, Learning learning, Features features) {}

    Models(Vertx vertx, Learning.Stores stores, Scored scored, FraudConfig config) {
        this.vertx = vertx;
        this.store = stores.models();
        this.trainings = stores.trainings();
        this.scored = scored;
        this.config = config;
    }

    Future<RiskModels> all() {
        return store.all().compose(kept -> views(kept).compose(views -> trainings
                .latest()
                .map(latest -> new RiskModels(
                        judging(kept),
                        views,
                        config.costs().of(),
                        thresholds(),
                        latest.isEmpty() ? null : latest.getFirst(),
                        plugged().champion().map(RiskScorer::version).orElse(null)))));
    }

    private Plugged plugged() {
        return scored.team().plugged();
    }

    private List<RiskThreshold> thresholds() {
        return LongStream.of(AMOUNTS).mapToObj(config.costs()::thresholds).toList();
    }

    private String judging(List<Kept> kept) {
        String champion = plugged()
                .champion()
                .map(RiskScorer::version)
                .or(() -> kept.stream()
                        .map(Kept::view)
                        .filter(model -> model.role() == ModelRole.CHAMPION)
                        .map(RiskModel::version)
                        .findFirst())
                .orElse("");
        String trouble = scored.team().isUnreadable(champion)
                ? "it cannot be read"
                : scored.advisors().trouble(champion);
        if (champion.isEmpty()) {
            return kept.isEmpty()
                    ? "the rules alone: there is no model yet"
                    : "the rules alone: no model was promoted to champion";
        }
        return trouble == null
                ? "the rules and " + champion
                : "the rules alone at present, since " + champion + " has no opinion: " + trouble;
    }

    private Future<List<RiskModel>> views(List<Kept> kept) {
        Future<List<RiskModel>> viewing = Future.succeededFuture(new java.util.ArrayList<>());
        for (RiskModel one : plugged().views()) {
            viewing = viewing.compose(all -> view(new Kept(one, null)).map(view -> {
                all.add(view);
                return all;
            }));
        }
        for (Kept one : kept) {
            viewing = viewing.compose(all -> view(standing(one)).map(view -> {
                all.add(view);
                return all;
            }));
        }
        return viewing;
    }

    /** A champion that was promoted here is none as long as the configuration names another. */
    private Kept standing(Kept kept) {
        RiskModel view = kept.view();
        return view.role() == ModelRole.CHAMPION && plugged().champion().isPresent()
                ? new Kept(with(view, ModelRole.RETIRED, null, null), kept.baseline())
                : kept;
    }

    /** With what it has done since, as long as it scores. */
    private Future<RiskModel> view(Kept kept) {
        return kept.view().role() == ModelRole.RETIRED
                ? Future.succeededFuture(kept.view())
                : store.said(kept.view().version(), new Newest(MEASURED, DRIFTED), config.labelDelay())
                        .compose(said -> vertx.executeBlocking(() -> measured(kept, said), false));
    }

    private RiskModel measured(Kept kept, List<Said> said) {
        List<Tested> tested = said.stream()
                .flatMap(s -> s.outcome() == null
                        ? java.util.stream.Stream.<Tested>empty()
                        : java.util.stream.Stream.of(
                                new Tested(s.probability(), s.decision(), s.amount(), s.outcome())))
                .toList();
        RiskModel view = kept.view();
        Baseline baseline = kept.baseline();
        return with(
                view,
                view.role(),
                said.isEmpty() ? null : Tested.quality(tested, config.costs()),
                baseline == null || said.size() < Baseline.ORDERS_MIN ? null : drift(baseline, said));
    }

    private static RiskModel with(RiskModel view, ModelRole role, @Nullable ModelQuality live, @Nullable Drift drift) {
        return new RiskModel(
                view.version(),
                role,
                view.trainedAt(),
                view.trainedBy(),
                view.orders(),
                view.frauds(),
                view.trial(),
                live,
                drift,
                view.configured());
    }

    private Drift drift(Baseline baseline, List<Said> said) {
        List<Said> newest = said.subList(0, Math.min(DRIFTED, said.size()));
        return baseline.drift(
                newest.stream().mapToDouble(Said::probability).toArray(),
                newest.stream()
                        .map(s -> FraudStore.features(Objects.requireNonNull(s.features())))
                        .toList(),
                scored.features().all());
    }

    Future<Training> train(Idempotency idempotency, CallContext context) {
        return idempotency.once(context, Training.class, tx -> scored.learning().ask(tx, Fraud.by(context.actor())));
    }

    Future<Training> training(String id) {
        return trainings.find(id).compose(found -> Fraud.one(found, id));
    }

    Future<RiskModel> promote(Tx tx, String version) {
        return ours(tx, version)
                .compose(there -> championIsChosenHere())
                .compose(here -> store.promote(tx, version))
                .compose(done -> store.find(tx, version))
                .map(found -> found.getFirst().view());
    }

    Future<RiskModel> retire(Tx tx, String version) {
        return ours(tx, version)
                .compose(there -> store.retire(tx, version))
                .compose(done -> store.find(tx, version))
                .map(found -> found.getFirst().view());
    }

    /** One that was trained here, so that its role is ours to change. */
    private Future<Kept> ours(Tx tx, String version) {
        return plugged()
                .key(version)
                .map(key ->
                        Models.<Kept>refused("What " + version + " is for is said by the configuration alone, under "
                                + key + "; fraud follows it when it is started anew."))
                .orElseGet(() -> store.find(tx, version).compose(found -> Fraud.one(found, version)));
    }

    private Future<Void> championIsChosenHere() {
        return plugged()
                .champion()
                .flatMap(
                        champion -> plugged().key(champion.version()).map(key -> champion.version() + ", under " + key))
                .map(champion -> Models.<Void>refused("The configuration names the champion, " + champion
                        + ": as long as it does no other is promoted."))
                .orElseGet(Future::succeededFuture);
    }

    private static <T> Future<T> refused(String why) {
        return Future.failedFuture(Fault.of(FraudError.MODEL_CONFIGURED, why));
    }
}
