package dev.tradewind.payments;

import dev.tradewind.chassis.Completion;
import dev.tradewind.chassis.Task;
import dev.tradewind.contracts.shared.PaymentId;
import io.vertx.core.Future;

/** Lets go of what is held. It tries until the provider says that nothing is held any more. */
final class Voiding {
    private final PaymentStore payments;
    private final Settling settling;
    private final Providers providers;
    private final Patience patience;

    Voiding(Books books, Settling settling, Providers providers, Patience patience) {
        this.payments = books.payments();
        this.settling = settling;
        this.providers = providers;
        this.patience = patience;
    }

    Future<Completion> on(Task task) {
        return payments.find(new PaymentId(task.key()))
                .compose(found -> found.filter(attempt -> PaymentRules.mayHold(attempt.payment()))
                        .flatMap(attempt -> providers
                                .named(attempt.provider())
                                .map(provider -> release(provider, attempt, task.attempts())))
                        .orElseGet(() -> Future.succeededFuture(Completion.done())));
    }

    private Future<Completion> release(Provider provider, Attempt attempt, int tries) {
        return provider.release(attempt).compose(receipt -> switch (receipt) {
            case Receipt.Moved moved -> Future.succeededFuture(voided(attempt));
            case Receipt.Refused refused -> provider.look(attempt).map(seen -> refused(attempt, seen, tries));
            case Receipt.Absent absent -> Future.succeededFuture(Completion.done());
            case Receipt.Unknown unknown -> Future.succeededFuture(Completion.retry(patience.pause(tries)));
            case Receipt.Pending pending -> Future.succeededFuture(Completion.retry(patience.pause(tries)));
            case Receipt.Returned back -> provider.look(attempt).map(seen -> refused(attempt, seen, tries));
        });
    }

    /** A refused void is no trouble when there is nothing to void; the provider says how it stands. */
    private Completion refused(Attempt attempt, Observation seen, int tries) {
        return switch (seen.answer()) {
            case Answer.Voided gone -> voided(attempt);
            case Answer.Declined no -> voided(attempt);
            case Answer.Absent absent -> Completion.done();
            case Answer.Authorized held -> Completion.retry(patience.pause(tries));
            case Answer.ActionRequired waiting -> Completion.retry(patience.pause(tries));
            case Answer.Unknown unknown -> Completion.retry(patience.pause(tries));
        };
    }

    private Completion voided(Attempt attempt) {
        return Completion.done(tx -> settling.settle(tx, attempt.payment().id(), PaymentRules::voided));
    }
}
