package dev.tradewind.payments;

import dev.tradewind.chassis.Completion;
import dev.tradewind.chassis.Task;
import io.vertx.core.Future;

/**
 * Asks providers to capture and refund. What was told as failed because no answer came is not left alone: a capture is
 * asked for until it is answered, since nobody else will; a refund, which staff may ask for anew, is only watched. So
 * is one that is pending at the provider, which answers a repeated request as it did the first time, whatever came of
 * it.
 */
final class Transferring {
    private static final int WATCHED_TIMES = 40;
    /** Over a month. */
    private static final int PENDING_TIMES = 1_000;

    private final Books books;
    private final Settling settling;
    private final Providers providers;
    private final Patience patience;

    Transferring(Books books, Settling settling, Providers providers, Patience patience) {
        this.books = books;
        this.settling = settling;
        this.providers = providers;
        this.patience = patience;
    }

    Future<Completion> on(Task task) {
        return books.transfers().find(task.key()).compose(found -> found.filter(t -> t.isOpen() || t.givenUp())
                .map(transfer -> ask(transfer, task.attempts()))
                .orElseGet(() -> Future.succeededFuture(Completion.done())));
    }

    private Future<Completion> ask(Transfer transfer, int tries) {
        return books.payments().find(transfer.paymentId()).compose(found -> found.flatMap(
                        attempt -> providers.named(attempt.provider()).map(p -> ask(p, attempt, transfer, tries)))
                .orElseGet(() -> Future.succeededFuture(withoutProvider(transfer, tries))));
    }

    /** What a provider has taken on is not refused because this node does not know him. */
    private Completion withoutProvider(Transfer transfer, int tries) {
        return transfer.state() == Transfer.State.PENDING
                ? waitLonger(tries)
                : settled(transfer, new Receipt.Refused("unknown_provider"));
    }

    private Future<Completion> ask(Provider provider, Attempt attempt, Transfer transfer, int tries) {
        if (transfer.state() == Transfer.State.PENDING) {
            return provider.look(attempt).map(seen -> wait(transfer, seen, tries));
        }
        if (transfer.givenUp()) {
            return transfer.kind() == Transfer.Kind.CAPTURE
                    ? provider.transfer(attempt, transfer).map(receipt -> goOn(transfer, receipt, tries))
                    : provider.look(attempt).map(seen -> watch(transfer, seen, tries));
        }
        return provider.transfer(attempt, transfer).compose(receipt -> {
            if (!(receipt instanceof Receipt.Unknown)) {
                return Future.succeededFuture(settled(transfer, receipt));
            }
            return patience.exhausted(tries)
                    ? provider.look(attempt).map(seen -> lookedUp(transfer, seen, tries))
                    : Future.succeededFuture(Completion.retry(patience.pause(tries)));
        });
    }

    private Completion goOn(Transfer capture, Receipt receipt, int tries) {
        return receipt instanceof Receipt.Unknown ? Completion.retry(patience.pause(tries)) : settled(capture, receipt);
    }

    private Completion watch(Transfer refund, Observation seen, int tries) {
        Receipt receipt = seen.transfers().getOrDefault(refund.id(), new Receipt.Absent());
        if (receipt instanceof Receipt.Moved || receipt instanceof Receipt.Returned) {
            return settled(refund, receipt);
        }
        if (receipt instanceof Receipt.Pending) {
            return waitLonger(tries);
        }
        return tries < WATCHED_TIMES || seen.answer() instanceof Answer.Unknown
                ? Completion.retry(patience.pause(tries))
                : Completion.done();
    }

    /** Only the provider's word ends what is pending; webhooks bring it sooner. */
    private Completion wait(Transfer pending, Observation seen, int tries) {
        Receipt receipt = seen.transfers().getOrDefault(pending.id(), new Receipt.Absent());
        return receipt instanceof Receipt.Moved || receipt instanceof Receipt.Returned
                ? settled(pending, receipt)
                : waitLonger(tries);
    }

    private Completion waitLonger(int tries) {
        return tries < PENDING_TIMES ? Completion.retry(patience.rarely(tries)) : Completion.done();
    }

    /** After many tries what the provider knows counts; while it cannot be asked, nobody may say that it failed. */
    private Completion lookedUp(Transfer transfer, Observation seen, int tries) {
        if (seen.answer() instanceof Answer.Unknown) {
            return Completion.retry(patience.pause(tries));
        }
        Receipt receipt = seen.transfers().getOrDefault(transfer.id(), new Receipt.Absent());
        return receipt instanceof Receipt.Absent
                ? settled(transfer, new Receipt.Refused(PaymentRules.PROVIDER_ERROR))
                : settled(transfer, receipt);
    }

    private Completion settled(Transfer transfer, Receipt receipt) {
        return Completion.done(tx -> settling.receive(tx, transfer, receipt));
    }
}
