package dev.tradewind.payments;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentsService;
import dev.tradewind.payments.Settlement.Job.Kind;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Deploys payments. Configuration: {@code sandbox} ({@code host}, {@code port}, {@code webhook_secret},
 * {@code enabled}), {@code stripe} ({@code secret_key}, {@code webhook_secret}, {@code url}, {@code return_url}),
 * {@code concurrency}, {@code call_deadline}, {@code attempts}, {@code transfer_attempts}, {@code backoff},
 * {@code poll}, {@code watch}.
 */
public final class PaymentsVerticle extends VerticleBase {
    private @Nullable Domain<PaymentEvent> domain;

    @Override
    public Future<?> start() {
        PaymentsConfig config = PaymentsConfig.from(config());
        Domain<PaymentEvent> opened = Domain.open(vertx, PaymentEvent.TYPES, config.domain());
        domain = opened;
        Books books = Books.in(opened.database());
        Settling settling = new Settling(books, opened.log(), opened.tasks(), config.poll());
        Providers providers = Providers.of(vertx, config);
        Transferring transferring = new Transferring(books, settling, providers, config.transferring());
        int many = config.concurrency();
        opened.tasks()
                .onWork(
                        Settling.kind(Kind.AUTHORIZE),
                        many,
                        new Authorizing(books, settling, providers, config.authorizing())::on)
                .onWork(Settling.kind(Kind.CAPTURE), many, transferring::on)
                .onWork(Settling.kind(Kind.REFUND), many, transferring::on)
                .onWork(
                        Settling.kind(Kind.VOID),
                        many,
                        new Voiding(books, settling, providers, config.transferring())::on)
                .onWork(Settling.kind(Kind.POLL), many, new Polling(books, settling, providers, config)::on);
        return opened.serve(
                        PaymentsService.class,
                        PaymentsService.ADDRESS,
                        new Payments(opened.database(), books, settling, providers))
                .follow(
                        OrderEvent.TYPES.only(
                                OrderEvent.PaymentReleased.class,
                                OrderEvent.Imported.class,
                                OrderEvent.PaymentRequested.class,
                                OrderEvent.CaptureRequested.class,
                                OrderEvent.RefundRequested.class,
                                OrderEvent.Cancelled.class),
                        new PaymentReactions(books, settling, new History(books, opened.log()))::on)
                .start();
    }

    @Override
    public Future<?> stop() {
        return Objects.requireNonNull(domain).close();
    }
}
