package dev.tradewind.payments;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.payments.SandboxPayment.Charge;
import dev.tradewind.payments.SandboxPayment.Move;
import dev.tradewind.payments.SandboxPayment.State;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A payment provider with play money. Each call is done once per idempotency key. */
final class Sandbox {
    /** How a call ended. */
    sealed interface Result {
        /** @param fresh false when it repeats an earlier call */
        record Placed(SandboxPayment payment, boolean fresh) implements Result {}

        /** @param fresh false when nothing changed */
        record Stands(SandboxPayment payment, boolean fresh) implements Result {}

        record Moved(Move move, SandboxPayment payment, boolean fresh) implements Result {}

        record Listed(List<SandboxPayment> payments) implements Result {}

        record Refused(String code) implements Result {}

        record Missing() implements Result {}
    }

    private final Database database;
    private final SandboxStore store;
    private final int feeBps;

    Sandbox(Database database, SandboxStore store, int feeBps) {
        this.database = database;
        this.store = store;
        this.feeBps = feeBps;
    }

    Future<Result> place(String key, Charge charge, SandboxToken token) {
        return store.place(key, charge, token)
                .compose(placed -> placed.isPresent()
                        ? Future.succeededFuture(new Result.Placed(placed.get(), true))
                        : store.byKey(key).map(known -> repeated(known, charge)));
    }

    private static Result repeated(Optional<SandboxPayment> known, Charge charge) {
        return known.filter(p -> p.amount() == charge.amount() && p.currency().equals(charge.currency()))
                .<Result>map(payment -> new Result.Placed(payment, false))
                .orElseGet(() -> new Result.Refused("idempotency_key_reused"));
    }

    Future<Result> capture(String id, String key, long amount) {
        return database.transaction(tx -> store.lock(tx, id).compose(found -> found.map(payment -> {
                    if (payment.state() != State.AUTHORIZED && !payment.hasMove(key)) {
                        return refused("payment_not_authorized");
                    }
                    boolean open = payment.amount() - payment.captured() >= amount;
                    return move(tx, payment, new Asked("capture", key, amount, open, "exceeds_authorized"));
                })
                .orElseGet(() -> Future.succeededFuture(new Result.Missing()))));
    }

    Future<Result> refund(String id, String key, long amount) {
        return database.transaction(tx -> store.lock(tx, id).compose(found -> found.map(payment -> {
                    boolean open = payment.captured() - payment.refunded() >= amount;
                    return move(tx, payment, new Asked("refund", key, amount, open, "exceeds_captured"));
                })
                .orElseGet(() -> Future.succeededFuture(new Result.Missing()))));
    }

    private record Asked(String kind, String key, long amount, boolean open, String otherwise) {}

    private Future<Result> move(Tx tx, SandboxPayment payment, Asked asked) {
        Optional<Move> known = Stream.concat(payment.captures().stream(), payment.refunds().stream())
                .filter(move -> move.key().equals(asked.key()))
                .findFirst();
        if (known.isPresent()) {
            return known.get().amount() == asked.amount()
                    ? Future.succeededFuture(new Result.Moved(known.get(), payment, false))
                    : refused("idempotency_key_reused");
        }
        if (!asked.open() || asked.amount() <= 0) {
            return refused(asked.otherwise());
        }
        Move move = new Move(asked.key(), asked.amount(), fee(payment, asked));
        return store.move(tx, payment.id(), asked.kind(), move)
                .compose(done -> store.lock(tx, payment.id()))
                .map(moved -> new Result.Moved(move, moved.orElseThrow(), true));
    }

    private long fee(SandboxPayment payment, Asked asked) {
        return asked.kind().equals("capture")
                ? new Money(asked.amount(), payment.currency())
                        .basisPoints(feeBps)
                        .amount()
                : 0;
    }

    /** Lets go of what is not captured; asking twice changes nothing. */
    Future<Result> release(String id) {
        return step(id, payment -> switch (payment.state()) {
            case AUTHORIZED, ACTION_REQUIRED -> Optional.of(State.VOIDED);
            case VOIDED, DECLINED -> Optional.empty();
        });
    }

    /** What the shopper decided on the 3-D Secure page; only the first decision counts. */
    Future<Result> confirm(String id, boolean success) {
        return step(
                id,
                payment -> payment.state() == State.ACTION_REQUIRED
                        ? Optional.of(success ? State.AUTHORIZED : State.DECLINED)
                        : Optional.empty());
    }

    private Future<Result> step(String id, Function<SandboxPayment, Optional<State>> rule) {
        return database.transaction(tx -> store.lock(tx, id).compose(found -> found.map(payment -> rule.apply(payment)
                        .map(next -> enter(tx, payment, next))
                        .orElseGet(() -> Future.succeededFuture(new Result.Stands(payment, false))))
                .orElseGet(() -> Future.succeededFuture(new Result.Missing()))));
    }

    private Future<Result> enter(Tx tx, SandboxPayment payment, State next) {
        return store.setState(tx, payment.id(), next, next == State.DECLINED ? "authentication_failed" : null)
                .compose(done -> store.lock(tx, payment.id()))
                .map(moved -> new Result.Stands(moved.orElseThrow(), true));
    }

    Future<Optional<SandboxPayment>> find(String id) {
        return store.byId(id);
    }

    Future<Result> show(String id) {
        return store.byId(id).map(found -> found.<Result>map(payment -> new Result.Stands(payment, false))
                .orElseGet(Result.Missing::new));
    }

    Future<Result> underKey(String key) {
        return store.byKey(key).map(found -> new Result.Listed(found.stream().toList()));
    }

    Future<Result> ofOrder(String order) {
        return store.byOrder(order).map(Result.Listed::new);
    }

    private static Future<Result> refused(String code) {
        return Future.succeededFuture(new Result.Refused(code));
    }
}
