package dev.tradewind.auditor;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass after the other. Each takes the changes that are due, in portions and not more than so many, then one turn
 * of the sample, then decides about suspicions and asks for repairs. Of several nodes, one makes each pass. Who asks
 * for the invariants gets a pass of its own that takes every turn and begins after the asking.
 */
final class Passes {
    private static final Logger log = LoggerFactory.getLogger(Passes.class);
    private static final int PORTIONS = 20;
    private static final int PORTIONS_WHEN_ASKED = 400;
    private static final Duration CATCHING_UP = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Parts parts;
    private final AuditorConfig config;
    private long timer = -1;
    private boolean stopped;

    /**
     * What a pass is made of.
     *
     * @param turns of the sample
     * @param caughtUp whether the copies reach up to now, once they do or this time is over
     */
    record Parts(
            Looks looks,
            List<Supplier<Future<Examined>>> turns,
            Breaches breaches,
            Repairs repairs,
            ProofStore proofs,
            Function<Duration, Future<Boolean>> caughtUp) {}

    /**
     * What a pass came to.
     *
     * @param unreachable what could not be asked, by invariant
     */
    record Outcome(boolean caughtUp, Map<Integer, List<String>> unreachable) {}

    Passes(Vertx vertx, Parts parts, AuditorConfig config) {
        this.vertx = vertx;
        this.parts = parts;
        this.config = config;
    }

    void start() {
        if (!stopped) {
            timer = vertx.setTimer(config.interval().toMillis(), id -> inTurn().onFailure(
                            e -> log.warn("a pass was not finished: {}", e.getMessage()))
                    .onComplete(done -> start()));
        }
    }

    void stop() {
        stopped = true;
        boolean unused = vertx.cancelTimer(timer);
    }

    /** All turns, up to now. */
    Future<Outcome> now() {
        return pass(PORTIONS_WHEN_ASKED, parts.turns());
    }

    private Future<Void> inTurn() {
        return parts.proofs()
                .claim(config.interval())
                .compose(turn -> turn == null
                        ? Future.succeededFuture()
                        : pass(PORTIONS, List.of(turn(turn))).mapEmpty());
    }

    private Supplier<Future<Examined>> turn(long number) {
        return parts.turns().get((int) (number % parts.turns().size()));
    }

    private Future<Outcome> pass(int portions, List<Supplier<Future<Examined>>> turns) {
        Map<Integer, List<String>> unreachable = new TreeMap<>();
        return parts.caughtUp().apply(CATCHING_UP).compose(caughtUp -> copies(caughtUp, portions)
                .compose(v -> each(turns, unreachable))
                .compose(v -> parts.breaches().decide())
                .compose(v -> config.repairs() ? parts.repairs().run() : Future.succeededFuture())
                .map(v -> new Outcome(caughtUp, unreachable)));
    }

    private Future<Void> copies(boolean caughtUp, int portions) {
        return drained(parts.looks()::offers, caughtUp, Set.of(1), portions)
                .compose(v -> drained(parts.looks()::orders, caughtUp, Set.of(1, 2, 3, 4), portions));
    }

    // A timer's tick between portions keeps the stack flat and lets others in.
    private Future<Void> drained(
            Supplier<Future<Examined>> portion, boolean caughtUp, Set<Integer> invariants, int left) {
        return portion.get().compose(examined -> {
            boolean done = examined.complete();
            Future<Examined> told =
                    done && caughtUp ? withEquations(examined, invariants) : Future.succeededFuture(examined);
            return told.compose(e -> parts.breaches().record(e))
                    .compose(v -> done || left <= 1
                            ? Future.succeededFuture()
                            : vertx.timer(1, TimeUnit.MILLISECONDS)
                                    .compose(tick -> drained(portion, caughtUp, invariants, left - 1)));
        });
    }

    /** The step that is proven says its numbers: the offers' those of stock, the orders' all others. */
    private Future<Examined> withEquations(Examined examined, Set<Integer> invariants) {
        return parts.looks().equations().map(all -> {
            Map<Integer, List<String>> own = new TreeMap<>();
            boolean stock = examined.step().equals(Step.OFFERS);
            invariants.forEach(i -> own.put(i, (i == 1) == stock ? all.getOrDefault(i, List.of()) : List.of()));
            return new Examined(
                    examined.step(),
                    examined.rules(),
                    examined.looked(),
                    examined.breaking(),
                    own,
                    examined.checked(),
                    examined.complete());
        });
    }

    private Future<Void> each(List<Supplier<Future<Examined>>> turns, Map<Integer, List<String>> unreachable) {
        Future<Void> done = Future.succeededFuture();
        for (Supplier<Future<Examined>> turn : turns) {
            done = done.compose(v -> turn.get()).compose(examined -> {
                if (!examined.complete()) {
                    examined.equations().forEach((i, words) -> unreachable
                            .computeIfAbsent(i, n -> new ArrayList<>())
                            .addAll(words));
                }
                return parts.breaches().record(examined);
            });
        }
        return done;
    }
}
