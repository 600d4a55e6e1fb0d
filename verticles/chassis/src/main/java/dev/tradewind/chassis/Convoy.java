package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.Event;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Lets the partitions of one feed travel together: what waits while a transaction runs goes along in the next one.
 * Under load that makes one large transaction of several small ones. When a common one fails, each load goes alone, so
 * that the failure is told to the one that it belongs to. For one event loop.
 */
final class Convoy<F extends Event> {
    private final Gate gate;
    private final Delivery<F> delivery;
    private List<Waiting<F>> waiting = new ArrayList<>();
    private boolean underWay;

    private record Waiting<F extends Event>(Delivery.Load<F> load, Promise<Delivery.Result> promise) {}

    Convoy(Gate gate, Delivery<F> delivery) {
        this.gate = gate;
        this.delivery = delivery;
    }

    /** Delivers, together with others when there are any. */
    Future<Delivery.Result> deliver(Delivery.Load<F> load) {
        Promise<Delivery.Result> promise = Promise.promise();
        waiting.add(new Waiting<>(load, promise));
        depart();
        return promise.future();
    }

    /** Delivers in a transaction of its own. */
    Future<Delivery.Result> deliverAlone(Delivery.Load<F> load) {
        return gate.pass(() -> delivery.deliver(List.of(load))).map(List::getFirst);
    }

    /** Parks in a transaction of its own. */
    Future<Delivery.Result> park(Delivery.Place place, Delivery.Failed failed) {
        return gate.pass(() -> delivery.park(place, failed));
    }

    /** Something else about these events, when its turn comes. */
    <T> Future<T> pass(Supplier<Future<T>> work) {
        return gate.pass(work);
    }

    private void depart() {
        if (underWay || waiting.isEmpty()) {
            return;
        }
        underWay = true;
        List<Waiting<F>> leaving = waiting;
        waiting = new ArrayList<>();
        gate.pass(() -> delivery.deliver(leaving.stream().map(Waiting::load).toList()))
                .onComplete(delivered -> {
                    underWay = false;
                    for (int i = 0; i < leaving.size(); i++) {
                        Waiting<F> one = leaving.get(i);
                        if (delivered.succeeded()) {
                            one.promise().complete(delivered.result().get(i));
                        } else if (leaving.size() == 1) {
                            one.promise().fail(delivered.cause());
                        } else {
                            deliverAlone(one.load()).onComplete(one.promise());
                        }
                    }
                    depart();
                });
    }
}
