package dev.tradewind.payments;

import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Task;
import dev.tradewind.chassis.Tasks;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.wire.Names;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The one way in which decisions about payments are written: lock, decide, save, tell, and set the next work. */
final class Settling {
    private final PaymentStore payments;
    private final TransferStore transfers;
    private final EventLog<PaymentEvent> log;
    private final Tasks tasks;
    private final Duration poll;

    /** @param poll the pause before a provider is asked about a payment of which it should have told */
    Settling(Books books, EventLog<PaymentEvent> log, Tasks tasks, Duration poll) {
        payments = books.payments();
        transfers = books.transfers();
        this.log = log;
        this.tasks = tasks;
        this.poll = poll;
    }

    Future<Void> settle(Tx tx, PaymentId id, Function<Payment, Settlement> rule) {
        return payments.lock(tx, List.of(id)).compose(locked -> {
            Decisions decisions = new Decisions(locked);
            decisions.decide(id, rule);
            return write(tx, decisions);
        });
    }

    /** Settles a capture or refund as it stands under the payment's lock. */
    Future<Void> receive(Tx tx, Transfer transfer, Receipt receipt) {
        return observe(
                tx, new Observation(transfer.paymentId(), new Answer.Unknown(""), Map.of(transfer.id(), receipt)));
    }

    /** Settles all that the provider has told about a payment. */
    Future<Void> observe(Tx tx, Observation observation) {
        PaymentId id = observation.payment();
        return payments.lock(tx, List.of(id))
                .compose(locked -> transfers.changeable(tx, id).compose(open -> {
                    Decisions decisions = new Decisions(locked);
                    decisions.decide(id, payment -> PaymentRules.settle(payment, observation.answer()));
                    open.forEach(kept -> decisions.decide(id, kept.cause(), receiving(observation, kept.transfer())));
                    return write(tx, decisions);
                }));
    }

    private static Function<Payment, Settlement> receiving(Observation observation, Transfer transfer) {
        Receipt receipt = observation.transfers().getOrDefault(transfer.id(), new Receipt.Absent());
        return payment -> PaymentRules.receive(payment, transfer, receipt);
    }

    Future<Void> write(Tx tx, Decisions decisions) {
        // One behind the other on the same connection: none waits for the answer to the one before.
        return Future.all(
                        payments.save(tx, decisions.changed()),
                        transfers.save(tx, decisions.transfers()),
                        tell(tx, decisions),
                        schedule(tx, decisions.jobs()))
                .mapEmpty();
    }

    private Future<Void> tell(Tx tx, Decisions decisions) {
        return decisions.events().isEmpty() ? Future.succeededFuture() : log.append(tx, decisions.events());
    }

    Future<Void> schedule(Tx tx, List<Settlement.Job> jobs) {
        return jobs.isEmpty()
                ? Future.succeededFuture()
                : tasks.schedule(tx, jobs.stream().map(this::task).toList());
    }

    private Task task(Settlement.Job job) {
        Instant due = job.kind() == Settlement.Job.Kind.POLL ? Instant.now().plus(poll) : Instant.EPOCH;
        return new Task(kind(job.kind()), job.key(), due, 0, "");
    }

    /** The kind of task that does this work. */
    static String kind(Settlement.Job.Kind kind) {
        return Names.snake(kind.name());
    }
}
