package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Which fault a violated constraint stands for: {@code STORE.map("offers_one_per_merchant", () -> Fault.of(...))},
 * used as {@code tx.query(...).recover(RULES::fault)}.
 */
public final class Constraints {
    private final Map<String, Supplier<? extends Throwable>> faults;

    private Constraints(Map<String, Supplier<? extends Throwable>> faults) {
        this.faults = faults;
    }

    public static Constraints map(String constraint, Supplier<? extends Throwable> fault) {
        return new Constraints(Map.of(constraint, fault));
    }

    public Constraints and(String constraint, Supplier<? extends Throwable> fault) {
        Map<String, Supplier<? extends Throwable>> more = new HashMap<>(faults);
        more.put(constraint, fault);
        return new Constraints(Map.copyOf(more));
    }

    /**
     * Fails with the mapped fault when the failure is a violation of a mapped constraint, else with the failure
     * itself.
     */
    public <T> Future<T> fault(Throwable failure) {
        Supplier<? extends Throwable> fault =
                failure instanceof PgException pg && pg.getConstraint() != null ? faults.get(pg.getConstraint()) : null;
        return Future.failedFuture(fault == null ? failure : fault.get());
    }
}
