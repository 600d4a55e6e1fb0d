package dev.tradewind.contracts.payments;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class PaymentsWire {
    private PaymentsWire() {}

    public static String writePaymentList(PaymentList value) {
        return Wire.write(value);
    }

    public static PaymentList readPaymentList(String json) {
        return Wire.read(json, PaymentList.class);
    }

    public static String writeWebhook(Webhook value) {
        return Wire.write(value);
    }

    public static Webhook readWebhook(String json) {
        return Wire.read(json, Webhook.class);
    }
}
