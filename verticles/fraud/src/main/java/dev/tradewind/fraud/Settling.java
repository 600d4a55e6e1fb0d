package dev.tradewind.fraud;

import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Task;
import dev.tradewind.chassis.Tasks;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fraud.Verdict;
import dev.tradewind.fraud.FraudStore.Settled;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Orders that nobody has complained of for long enough turn out good, which is told as a fraud is: so every score has
 * its outcome. Features count them by themselves, without it. What models said of orders by which nobody measures them
 * any more is forgotten on that occasion.
 */
final class Settling {
    static final String SETTLE = "settle";
    private static final String ALL = "all";
    private static final int AT_ONCE = 500;
    private static final int FORGOTTEN_AT_ONCE = 5_000;
    private static final Duration FIRST = Duration.ofMinutes(5);

    private final Scoring.Keeping keeping;
    private final Tasks tasks;
    private final Duration delay;
    private final Duration every;

    /** @param every how often it is looked for them; zero for never */
    Settling(Scoring.Keeping keeping, Tasks tasks, Duration delay, Duration every) {
        this.keeping = keeping;
        this.tasks = tasks;
        this.delay = delay;
        this.every = every;
    }

    /** From here on it goes on by itself. */
    Future<Void> begin(Tx tx) {
        return every.isZero() ? Future.succeededFuture() : next(tx, every.compareTo(FIRST) < 0 ? every : FIRST);
    }

    Future<Void> due(List<Task> due, Tx tx) {
        return every.isZero() ? Future.succeededFuture() : settle(tx);
    }

    private Future<Void> settle(Tx tx) {
        return keeping.scores().settle(tx, Instant.now().minus(delay), AT_ONCE).compose(settled -> keeping.log()
                .append(tx, settled.stream().map(Settling::good).toList())
                .compose(told -> keeping.models().forgetSaid(tx, Models.MEASURED, FORGOTTEN_AT_ONCE))
                .compose(forgotten -> {
                    boolean more = settled.size() == AT_ONCE || forgotten == FORGOTTEN_AT_ONCE;
                    return next(tx, more ? Duration.ZERO : every);
                }));
    }

    private Future<Void> next(Tx tx, Duration pause) {
        return tasks.schedule(tx, List.of(new Task(SETTLE, ALL, Instant.now().plus(pause), 0, "")));
    }

    private static Outgoing<FraudEvent> good(Settled settled) {
        FraudEvent event = new FraudEvent.TurnedOut(settled.order(), Verdict.GOOD, settled.version(), "time");
        return Outgoing.of(event, settled.order(), settled.sequence()).correlatedWith(settled.order());
    }
}
