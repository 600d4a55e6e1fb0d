package dev.tradewind.payments;

import dev.tradewind.contracts.payments.PaymentEvent.Card;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.payments.ProviderCalls.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What Stripe's documents mean. They are read as they come: most of their fields are of no interest here. */
final class StripeReading {
    private static final Card UNKNOWN_CARD = new Card("unknown", "", "");

    private StripeReading() {}

    /** The answer to an intent's creation; a card that was refused comes as an error that holds the intent. */
    static Answer charged(Reply.Got got) {
        JsonObject document = new JsonObject(got.body());
        JsonObject error = document.getJsonObject("error");
        if (error == null) {
            return answer(document);
        }
        JsonObject intent = error.getJsonObject("payment_intent");
        return new Answer.Declined(intent == null ? null : intent.getString("id"), code(error));
    }

    /** A request under a key that was used for another one, which need not have failed. */
    static boolean isAboutIdempotency(Reply.Got got) {
        JsonObject error = new JsonObject(got.body()).getJsonObject("error", new JsonObject());
        return "idempotency_error".equals(error.getString("type"));
    }

    static Receipt captured(Reply.Got got, Transfer transfer) {
        JsonObject document = new JsonObject(got.body());
        JsonObject error = document.getJsonObject("error");
        return error == null
                ? new Receipt.Moved(new Money(fee(document), transfer.amount().currency()))
                : new Receipt.Refused(code(error));
    }

    static Receipt refunded(Reply.Got got, Transfer transfer) {
        JsonObject document = new JsonObject(got.body());
        JsonObject error = document.getJsonObject("error");
        return error == null ? refund(document, transfer.amount().currency()) : new Receipt.Refused(code(error));
    }

    static Receipt cancelled(Reply.Got got, Money nothing) {
        JsonObject error = new JsonObject(got.body()).getJsonObject("error");
        return error == null ? new Receipt.Moved(nothing) : new Receipt.Refused(code(error));
    }

    static Observation shown(Reply.Got got, PaymentId id) {
        return got.status() == 404 ? Observation.of(id, new Answer.Absent()) : observed(new JsonObject(got.body()), id);
    }

    static Observation found(Reply.Got got, PaymentId id) {
        JsonArray data = new JsonObject(got.body()).getJsonArray("data", new JsonArray());
        return data.isEmpty() ? Observation.of(id, new Answer.Absent()) : observed(data.getJsonObject(0), id);
    }

    /** An intent that was made by us; others on the same Stripe account are none of our business. */
    static Optional<Observation> ours(Reply.Got got) {
        JsonObject intent = new JsonObject(got.body());
        String id = intent.getJsonObject("metadata", new JsonObject()).getString("payment_id");
        return Optional.ofNullable(id).map(PaymentId::new).map(payment -> observed(intent, payment));
    }

    /** The intent that a webhook is about, if any. */
    static Optional<String> intentOf(String body) {
        JsonObject object =
                new JsonObject(body).getJsonObject("data", new JsonObject()).getJsonObject("object", new JsonObject());
        String field = "payment_intent".equals(object.getString("object")) ? "id" : "payment_intent";
        return Optional.ofNullable(object.getValue(field))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static Observation observed(JsonObject intent, PaymentId id) {
        String currency = intent.getString("currency", "usd").toUpperCase(Locale.ROOT);
        Map<String, Receipt> transfers = new HashMap<>();
        intent.getJsonObject("metadata", new JsonObject()).fieldNames().stream()
                .filter(name -> name.startsWith("cap_"))
                .forEach(name -> transfers.put(name, new Receipt.Moved(new Money(fee(intent), currency))));
        refunds(intent).forEach(found -> {
            JsonObject refund = (JsonObject) found;
            String key = refund.getJsonObject("metadata", new JsonObject()).getString("refund_id");
            if (key != null) {
                transfers.put(key, refund(refund, currency));
            }
        });
        return new Observation(id, answer(intent), Map.copyOf(transfers));
    }

    private static JsonArray refunds(JsonObject intent) {
        return charge(intent).getJsonObject("refunds", new JsonObject()).getJsonArray("data", new JsonArray());
    }

    private static Receipt refund(JsonObject refund, String currency) {
        return switch (refund.getString("status", "")) {
            case "succeeded" -> new Receipt.Moved(Money.zero(currency));
            case "pending", "requires_action" -> new Receipt.Pending();
            case "failed", "canceled" -> new Receipt.Returned(refund.getString("failure_reason", "refund_failed"));
            default -> new Receipt.Unknown("refund is " + refund.getString("status"));
        };
    }

    private static Answer answer(JsonObject intent) {
        String id = intent.getString("id", "");
        String status = intent.getString("status", "");
        return switch (status) {
            case "requires_capture", "succeeded" -> new Answer.Authorized(id, card(intent));
            case "requires_action", "requires_confirmation" -> action(id, intent);
            case "requires_payment_method" ->
                new Answer.Declined(id, code(intent.getJsonObject("last_payment_error", new JsonObject())));
            case "canceled" -> new Answer.Voided(id);
            default -> new Answer.Unknown("the intent is " + status);
        };
    }

    private static Answer action(String id, JsonObject intent) {
        String url = intent.getJsonObject("next_action", new JsonObject())
                .getJsonObject("redirect_to_url", new JsonObject())
                .getString("url");
        return url == null
                ? new Answer.Unknown("the intent wants an action that is no redirect")
                : new Answer.ActionRequired(id, new NextAction("redirect", url));
    }

    private static Card card(JsonObject intent) {
        JsonObject card = charge(intent)
                .getJsonObject("payment_method_details", new JsonObject())
                .getJsonObject("card");
        return card == null
                ? UNKNOWN_CARD
                : new Card(
                        card.getString("brand", "unknown"),
                        card.getString("last4", ""),
                        card.getString("fingerprint", ""));
    }

    /** What Stripe keeps of the last capture, where the charge was asked for with it. */
    private static long fee(JsonObject intent) {
        Object balance = charge(intent).getValue("balance_transaction");
        return balance instanceof JsonObject transaction ? transaction.getLong("fee", 0L) : 0;
    }

    /** The charge where it was asked for, else an empty one: unexpanded it is only an id. */
    private static JsonObject charge(JsonObject intent) {
        return intent.getValue("latest_charge") instanceof JsonObject charge ? charge : new JsonObject();
    }

    private static String code(JsonObject error) {
        String decline = error.getString("decline_code");
        return decline == null ? error.getString("code", "declined") : decline;
    }
}
