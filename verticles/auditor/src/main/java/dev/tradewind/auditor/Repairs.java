package dev.tradewind.auditor;

import dev.tradewind.auditor.BreachStore.Breach;
import dev.tradewind.auditor.BreachStore.Commands;
import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.auditor.AuditorEvent;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.Replayed;
import io.vertx.core.Future;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two repairs that are known to be safe, each a command of the domain that owns the thing and looks again before
 * it acts: an order whose timer was lost is given up, and stock that is held for nobody is released. Both are what
 * would have happened anyhow. Nothing is done about money.
 *
 * <p>That a repair is asked for is noted before, once for a breach; whoever finds it unanswered asks again under the
 * same key.
 */
final class Repairs {
    private static final Logger log = LoggerFactory.getLogger(Repairs.class);
    private static final String GIVE_UP = "orders.give_up_overdue";
    private static final String RELEASE = "inventory.release_orphaned";
    private static final Commands COMMANDS = new Commands(
            Rule.DECIDED_WITHIN_DEADLINE.key(), GIVE_UP, Rule.STOCK_IS_HELD_FOR_LIVE_ORDERS.key(), RELEASE);

    private final Audited audited;
    private final Database database;
    private final BreachStore store;
    private final Breaches breaches;

    Repairs(Audited audited, Database database, BreachStore store, Breaches breaches) {
        this.audited = audited;
        this.database = database;
        this.store = store;
        this.breaches = breaches;
    }

    Future<Void> run() {
        return store.repairs(COMMANDS)
                .compose(due -> Future.join(due.stream().map(this::repair).toList())
                        .transform(done -> Future.succeededFuture()));
    }

    private Future<Void> repair(Breach breach) {
        return ask(breach)
                .compose(outcome -> database.transaction(tx -> store.answered(tx, breach.id(), outcome)
                        .compose(answered -> breaches.tell(tx, answered, b -> done(b, outcome)))));
    }

    private Future<String> ask(Breach breach) {
        OrderId order = new OrderId(breach.subject());
        CallContext context = new CallContext(Actor.SYSTEM, "repair-" + breach.id(), null, null);
        Future<Boolean> asked = command(breach).equals(GIVE_UP)
                ? audited.orders().giveUpOverdue(order, context)
                : audited.inventory().releaseOrphaned(order, context);
        log.info("{}: {} of {}, since {}", command(breach), breach.rule(), order, breach.detail());
        return asked.map(done -> words(done)).recover(Repairs::known);
    }

    /** What it has answered before, or why it refuses; who gives no answer is asked again. */
    private static Future<String> known(Throwable failure) {
        String before = Replayed.in(failure);
        if (before != null) {
            return Future.succeededFuture(words(Boolean.parseBoolean(before)));
        }
        Fault fault = Fault.in(failure);
        if (fault == null
                || fault.status() == CommonError.UNAVAILABLE.status()
                || fault.code().equals(CommonError.IDEMPOTENCY_KEY_IN_USE.key())) {
            return Future.failedFuture(failure);
        }
        return Future.succeededFuture("refused: " + fault.detail());
    }

    private static String words(boolean done) {
        return done ? "done" : "nothing was to be done";
    }

    private static AuditorEvent done(Breach breach, String outcome) {
        return new AuditorEvent.RepairDone(breach.id(), breach.subject(), command(breach), reason(breach), outcome);
    }

    static String reason(Breach breach) {
        return breach.rule() + ": " + breach.detail();
    }

    private static String command(Breach breach) {
        return Objects.requireNonNull(breach.repair(), "a repair was noted").command();
    }
}
