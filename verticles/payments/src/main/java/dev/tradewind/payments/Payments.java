package dev.tradewind.payments;

import dev.tradewind.chassis.Database;
import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.payments.PaymentError;
import dev.tradewind.contracts.payments.PaymentList;
import dev.tradewind.contracts.payments.PaymentsService;
import dev.tradewind.contracts.payments.Webhook;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Subjects;
import io.vertx.core.Future;
import java.time.Instant;

/** What others may ask of payments, and what providers tell it. */
final class Payments implements PaymentsService {
    private final Database database;
    private final Books books;
    private final Settling settling;
    private final Providers providers;

    Payments(Database database, Books books, Settling settling, Providers providers) {
        this.database = database;
        this.books = books;
        this.settling = settling;
        this.providers = providers;
    }

    @Override
    public Future<PaymentList> payments(OrderId order) {
        return books.payments()
                .ofOrder(order)
                .map(attempts ->
                        new PaymentList(attempts.stream().map(Attempt::view).toList()));
    }

    @Override
    public Future<Void> webhook(Webhook webhook) {
        return providers
                .named(webhook.provider())
                .map(provider -> told(provider, webhook))
                .orElseGet(() -> Future.failedFuture(
                        Fault.of(PaymentError.UNKNOWN_PROVIDER, "There is no such payment provider.")));
    }

    private Future<Void> told(Provider provider, Webhook webhook) {
        if (!provider.signed(webhook.signature(), webhook.body(), Instant.now())) {
            return Future.failedFuture(Fault.of(PaymentError.INVALID_SIGNATURE, "The signature is wrong, or too old."));
        }
        return provider.read(webhook.body())
                .compose(seen -> seen.map(this::learn).orElseGet(Future::succeededFuture));
    }

    /** Most webhooks tell what is known already: those cost a read and no transaction. */
    private Future<Void> learn(Observation seen) {
        return books.payments()
                .find(seen.payment())
                .compose(found -> found.map(Attempt::payment)
                        .map(payment -> tellsNews(payment, seen))
                        .orElse(Future.succeededFuture(false)))
                .compose(news ->
                        news ? database.transaction(tx -> settling.observe(tx, seen)) : Future.succeededFuture());
    }

    private Future<Boolean> tellsNews(Payment payment, Observation seen) {
        if (!PaymentRules.settle(payment, seen.answer()).changesNothing(payment)) {
            return Future.succeededFuture(true);
        }
        return seen.transfers().isEmpty()
                ? Future.succeededFuture(false)
                : books.transfers().changeable(payment.id()).map(kept -> kept.stream()
                        .anyMatch(one -> changes(payment, one.transfer(), seen)));
    }

    private static boolean changes(Payment payment, Transfer transfer, Observation seen) {
        Receipt receipt = seen.transfers().getOrDefault(transfer.id(), new Receipt.Absent());
        return !PaymentRules.receive(payment, transfer, receipt).changesNothing(payment);
    }

    @Override
    public Future<OrderMoneyPage> money(PageRequest page) {
        return new AuditStore(database).money(page);
    }

    @Override
    public Future<Audit> audit() {
        return new AuditStore(database).audit();
    }

    @Override
    public Future<Audit> auditOf(Subjects orders) {
        return new AuditStore(database).audit(orders.ids());
    }
}
