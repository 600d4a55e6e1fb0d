package dev.tradewind.gateway;

import dev.tradewind.contracts.payments.PaymentsService;
import dev.tradewind.contracts.payments.Webhook;
import io.vertx.core.Future;

/** What payment providers call. Nobody is signed in here: payments checks the signature over the exact bytes. */
final class Webhooks {
    private final PaymentsService payments;
    private final Patience patience;

    Webhooks(Services services, Patience patience) {
        this.payments = services.payments();
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("receiveWebhook", this::receive);
    }

    private Future<Answer> receive(Call call) {
        String provider = call.path("provider");
        String signature = call.header(provider + "-Signature");
        Webhook webhook = new Webhook(
                provider, signature == null ? "" : signature, call.body().toString());
        return patience.repeatable(() -> payments.webhook(webhook)).map(taken -> Answer.nothing());
    }
}
