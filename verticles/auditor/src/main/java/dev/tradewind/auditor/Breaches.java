package dev.tradewind.auditor;

import dev.tradewind.auditor.BreachStore.Breach;
import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.auditor.AuditorEvent;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.Subscription;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * From suspicion to breach and back. A difference is in flight as long as somebody between the two sides has not yet
 * handled what the other one has: for the settling time always, and up to the longer patience while a consumer lags
 * by more than that. What is still different then, and was looked at again, is a breach; it is told once.
 */
final class Breaches {
    private static final List<String> BETWEEN =
            List.of("orders", "inventory", "payments", "settlement", "fulfillment", "auditor");

    private final Database database;
    private final EventLog<AuditorEvent> log;
    private final Stores stores;
    private final Function<String, FeedControl> controls;
    private final AuditorConfig.Patience patience;

    /** What is written together. */
    record Stores(BreachStore breaches, ProofStore proofs) {}

    Breaches(
            Database database,
            EventLog<AuditorEvent> log,
            Stores stores,
            Function<String, FeedControl> controls,
            AuditorConfig.Patience patience) {
        this.database = database;
        this.log = log;
        this.stores = stores;
        this.controls = controls;
        this.patience = patience;
    }

    /** What a step found. */
    Future<Void> record(Examined examined) {
        boolean proven = examined.complete() && !examined.equations().isEmpty();
        if (examined.looked().isEmpty() && !proven) {
            return Future.succeededFuture();
        }
        return database.transaction(tx -> stores.breaches()
                .suspect(tx, examined.breaking())
                .compose(v -> stores.breaches().clear(tx, examined))
                .compose(cleared -> tell(tx, cleared, Breaches::cleared))
                .compose(v -> proven
                        ? stores.proofs().proven(tx, examined, !Step.seesAll(examined.step()))
                        : Future.succeededFuture()));
    }

    /** Suspicions that can no longer be explained become breaches; verdicts follow. */
    Future<Void> decide() {
        return stores.breaches()
                .ripe(patience.settling())
                .compose(ripe -> ripe ? isAnybodyBehind() : Future.succeededFuture(false))
                .map(behind -> behind ? patience.lagging() : patience.settling())
                .compose(age -> database.transaction(tx -> stores.breaches()
                        .find(tx, age)
                        .compose(found -> tell(tx, found, Breaches::found))
                        .compose(v -> stores.proofs().judge(tx))));
    }

    Future<Void> tell(Tx tx, List<Breach> breaches, Function<Breach, AuditorEvent> event) {
        Future<Void> told = Future.succeededFuture();
        for (Breach breach : breaches) {
            told = told.compose(v -> stores.breaches().tell(tx, breach.subject()))
                    .compose(sequence -> log.append(
                            tx,
                            List.of(new Outgoing<>(
                                    event.apply(breach), breach.subject(), sequence, breach.subject(), null, null))));
        }
        return told;
    }

    private Future<Boolean> isAnybodyBehind() {
        return Future.all(BETWEEN.stream().map(this::isBehind).toList())
                .map(all -> all.<Boolean>list().contains(true));
    }

    // Who does not answer does not handle events either.
    private Future<Boolean> isBehind(String domain) {
        Duration settling = patience.settling();
        return controls.apply(domain)
                .subscriptions()
                .map(all -> all.subscriptions().stream()
                        .flatMap(s -> s.partitions().stream())
                        .mapToDouble(Subscription.Partition::lagSeconds)
                        .anyMatch(lag -> lag * 1000 >= settling.toMillis()))
                .otherwise(true);
    }

    private static AuditorEvent found(Breach b) {
        return new AuditorEvent.BreachFound(b.id(), b.invariant(), b.rule(), b.subject(), b.detail(), b.since());
    }

    private static AuditorEvent cleared(Breach b) {
        return new AuditorEvent.BreachCleared(b.id(), b.invariant(), b.rule(), b.subject(), b.since());
    }
}
