package dev.tradewind.payments;

import dev.tradewind.chassis.Completion;
import dev.tradewind.chassis.Task;
import dev.tradewind.contracts.payments.PaymentView.State;
import dev.tradewind.contracts.shared.PaymentId;
import io.vertx.core.Future;

/** Asks providers to hold money. */
final class Authorizing {
    private final PaymentStore payments;
    private final Settling settling;
    private final Providers providers;
    private final Patience patience;

    Authorizing(Books books, Settling settling, Providers providers, Patience patience) {
        this.payments = books.payments();
        this.settling = settling;
        this.providers = providers;
        this.patience = patience;
    }

    Future<Completion> on(Task task) {
        return payments.find(new PaymentId(task.key()))
                .compose(found -> found.filter(a -> a.payment().state() == State.REQUESTED)
                        .map(attempt -> ask(attempt, task.attempts()))
                        .orElseGet(() -> Future.succeededFuture(Completion.done())));
    }

    private Future<Completion> ask(Attempt attempt, int tries) {
        if (attempt.payment().released() && tries == 1) {
            return Future.succeededFuture(settled(attempt, new Answer.Declined(null, "order_cancelled")));
        }
        return providers
                .named(attempt.provider())
                .map(provider -> ask(provider, attempt, tries))
                .orElseGet(
                        () -> Future.succeededFuture(settled(attempt, new Answer.Declined(null, "unknown_provider"))));
    }

    private Future<Completion> ask(Provider provider, Attempt attempt, int tries) {
        return provider.authorize(attempt).compose(answer -> {
            if (!(answer instanceof Answer.Unknown)) {
                return Future.succeededFuture(settled(attempt, answer));
            }
            return patience.exhausted(tries)
                    ? provider.look(attempt).map(seen -> lookedUp(attempt, seen.answer()))
                    : Future.succeededFuture(Completion.retry(patience.pause(tries)));
        });
    }

    /** After the last try: what the provider knows counts; when it knows nothing, the shopper need not wait longer. */
    private Completion lookedUp(Attempt attempt, Answer answer) {
        boolean silent = answer instanceof Answer.Unknown || answer instanceof Answer.Absent;
        return silent
                ? Completion.done(tx -> settling.settle(tx, attempt.payment().id(), PaymentRules::giveUp))
                : settled(attempt, answer);
    }

    private Completion settled(Attempt attempt, Answer answer) {
        return Completion.done(
                tx -> settling.settle(tx, attempt.payment().id(), payment -> PaymentRules.settle(payment, answer)));
    }
}
