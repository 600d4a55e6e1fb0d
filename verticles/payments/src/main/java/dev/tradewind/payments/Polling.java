package dev.tradewind.payments;

import dev.tradewind.chassis.Completion;
import dev.tradewind.chassis.Task;
import dev.tradewind.contracts.shared.PaymentId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks providers about payments of which they should have told: those that wait for their shopper, and those that were
 * given up without an answer.
 */
final class Polling {
    private final PaymentStore payments;
    private final Settling settling;
    private final Providers providers;
    private final PaymentsConfig config;

    Polling(Books books, Settling settling, Providers providers, PaymentsConfig config) {
        this.payments = books.payments();
        this.settling = settling;
        this.providers = providers;
        this.config = config;
    }

    Future<Completion> on(Task task) {
        return payments.find(new PaymentId(task.key())).compose(found -> found.filter(
                        attempt -> PaymentRules.keepAsking(
                                attempt.payment(), new Answer.Unknown(""), Duration.ZERO, config.watch()))
                .flatMap(attempt ->
                        providers.named(attempt.provider()).map(provider -> ask(provider, attempt, task.attempts())))
                .orElseGet(() -> Future.succeededFuture(Completion.done())));
    }

    private Future<Completion> ask(Provider provider, Attempt attempt, int tries) {
        return provider.look(attempt).map(seen -> heard(attempt, seen, tries));
    }

    private Completion heard(Attempt attempt, Observation seen, int tries) {
        Payment payment = attempt.payment();
        if (!PaymentRules.settle(payment, seen.answer()).changesNothing(payment)) {
            return Completion.done(tx -> settling.observe(tx, seen));
        }
        Instant since = attempt.settledAt() == null ? attempt.createdAt() : attempt.settledAt();
        Duration age = Duration.between(since, Instant.now());
        return PaymentRules.keepAsking(payment, seen.answer(), age, config.watch())
                ? Completion.retry(new Patience(1, config.poll()).pause(tries))
                : Completion.done();
    }
}
