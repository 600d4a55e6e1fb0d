package dev.tradewind.payments;

import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.payments.ProviderCalls.Reply;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Stripe, through PaymentIntents that are captured by hand. Our ids stand in the intent's metadata, captures among
 * them (Stripe has no list of captures), so that the intent tells all that is known. Webhooks are only a reason to
 * look: they come in any order, the intent does not.
 */
final class StripeProvider implements Provider {
    static final String NAME = "stripe";

    private static final String INTENTS = "/v1/payment_intents";
    private static final String API_VERSION = "2024-06-20";

    private final WebClient client;
    private final ProviderCalls calls;
    private final PaymentsConfig.Stripe stripe;

    StripeProvider(Vertx vertx, PaymentsConfig config, PaymentsConfig.Stripe stripe) {
        // Options of its own: a shared client's TLS context may be one that does not check host names.
        client = WebClient.create(vertx, options(), new PoolOptions().setHttp1MaxSize(config.concurrency() * 2));
        calls = new ProviderCalls(NAME, config.deadline());
        this.stripe = stripe;
    }

    static WebClientOptions options() {
        return new WebClientOptions()
                .setTrustAll(false)
                .setVerifyHost(true)
                .setConnectTimeout(2_000)
                .setFollowRedirects(false)
                .setUserAgent("tradewind");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Future<Answer> authorize(Attempt attempt) {
        Money amount = attempt.payment().funds().authorized();
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("amount", Long.toString(amount.amount()))
                .add("currency", amount.currency().toLowerCase(Locale.ROOT))
                .add("capture_method", "manual")
                .add("confirm", "true")
                .add("payment_method_types[]", "card")
                // an order's merchants ship, and are captured for, one by one
                .add("payment_method_options[card][request_multicapture]", "if_available")
                .add("return_url", stripe.returnUrl())
                .add("receipt_email", attempt.email())
                .add("metadata[payment_id]", attempt.key())
                .add("metadata[order_id]", attempt.payment().orderId().value())
                .add("expand[]", "latest_charge");
        addMethod(form, attempt.token() == null ? "" : attempt.token());
        return post("authorize", INTENTS, attempt.key(), form)
                .map(reply -> meaning(reply, StripeReading::charged, Answer.Unknown::new));
    }

    private static void addMethod(MultiMap form, String token) {
        if (token.startsWith("tok_")) {
            form.add("payment_method_data[type]", "card").add("payment_method_data[card][token]", token);
        } else {
            form.add("payment_method", token);
        }
    }

    @Override
    public Future<Receipt> transfer(Attempt attempt, Transfer transfer) {
        return switch (transfer.kind()) {
            case CAPTURE -> capture(attempt, transfer);
            case REFUND -> refund(attempt, transfer);
        };
    }

    private Future<Receipt> capture(Attempt attempt, Transfer transfer) {
        Money captured = attempt.payment().funds().captured().plus(transfer.amount());
        boolean last = captured.equals(attempt.payment().funds().authorized());
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("amount_to_capture", Long.toString(transfer.amount().amount()))
                .add(
                        "metadata[" + transfer.id() + "]",
                        Long.toString(transfer.amount().amount()))
                .add("expand[]", "latest_charge.balance_transaction");
        if (!last) {
            form.add("final_capture", "false");
        }
        return post("capture", intent(attempt, "/capture"), transfer.id(), form)
                .map(reply -> meaning(reply, got -> StripeReading.captured(got, transfer), Receipt.Unknown::new));
    }

    private Future<Receipt> refund(Attempt attempt, Transfer transfer) {
        MultiMap form = MultiMap.caseInsensitiveMultiMap()
                .add("payment_intent", String.valueOf(attempt.payment().reference()))
                .add("amount", Long.toString(transfer.amount().amount()))
                .add("metadata[refund_id]", transfer.id());
        return post("refund", "/v1/refunds", transfer.id(), form)
                .map(reply -> meaning(reply, got -> StripeReading.refunded(got, transfer), Receipt.Unknown::new));
    }

    @Override
    public Future<Receipt> release(Attempt attempt) {
        Money nothing = Money.zero(attempt.payment().funds().authorized().currency());
        return post("void", intent(attempt, "/cancel"), attempt.key() + ":void", MultiMap.caseInsensitiveMultiMap())
                .map(reply -> meaning(reply, got -> StripeReading.cancelled(got, nothing), Receipt.Unknown::new));
    }

    @Override
    public Future<Observation> look(Attempt attempt) {
        PaymentId id = attempt.payment().id();
        String reference = attempt.payment().reference();
        Future<Reply> reply = reference == null ? search(id) : fetch(reference);
        Function<Reply.Got, Observation> meaning =
                reference == null ? got -> StripeReading.found(got, id) : got -> StripeReading.shown(got, id);
        return reply.map(r -> meaning(r, meaning, why -> Observation.of(id, new Answer.Unknown(why))));
    }

    private Future<Reply> fetch(String reference) {
        HttpRequest<Buffer> request = authorized(client.getAbs(stripe.url() + INTENTS + "/" + reference))
                .addQueryParam("expand[]", "latest_charge.balance_transaction")
                .addQueryParam("expand[]", "latest_charge.refunds");
        return calls.call("look", request, HttpRequest::send);
    }

    /** Finds an intent whose creation gave no answer. Stripe's search lags by up to a minute: absence is not final. */
    private Future<Reply> search(PaymentId id) {
        HttpRequest<Buffer> request = authorized(client.getAbs(stripe.url() + INTENTS + "/search"))
                .addQueryParam("query", "metadata['payment_id']:'" + id.value() + "'")
                .addQueryParam("expand[]", "data.latest_charge");
        return calls.call("search", request, HttpRequest::send);
    }

    @Override
    public boolean signed(String signature, String body, Instant now) {
        return WebhookSignature.verify(stripe.webhookSecret(), signature, body, now);
    }

    @Override
    public Future<Optional<Observation>> read(String body) {
        return StripeReading.intentOf(body)
                .map(reference -> fetch(reference)
                        .map(reply -> meaning(reply, StripeReading::ours, why -> Optional.<Observation>empty())))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<Reply> post(String operation, String path, String key, MultiMap form) {
        HttpRequest<Buffer> request =
                authorized(client.postAbs(stripe.url() + path)).putHeader("Idempotency-Key", key);
        return calls.call(operation, request, r -> r.sendForm(form));
    }

    private HttpRequest<Buffer> authorized(HttpRequest<Buffer> request) {
        return request.bearerTokenAuthentication(stripe.secretKey()).putHeader("Stripe-Version", API_VERSION);
    }

    private static String intent(Attempt attempt, String rest) {
        return INTENTS + "/" + attempt.payment().reference() + rest;
    }

    /** What the reply means; an unknown when there is none, it may change, or it cannot be read. */
    private static <T> T meaning(Reply reply, Function<Reply.Got, T> meaning, Function<String, T> unknown) {
        try {
            return switch (reply) {
                case Reply.Got got when isFinal(got) -> meaning.apply(got);
                case Reply.Got got -> unknown.apply("status " + got.status());
                case Reply.Silence silence -> unknown.apply(silence.why());
            };
        } catch (IllegalArgumentException | ClassCastException | DecodeException e) {
            return unknown.apply("an answer that cannot be read");
        }
    }

    /**
     * 401 and 403: our key is wrong; 409: the same idempotency key is at work; 429: we ask too much. Nothing is
     * decided, nor is it when the key was used before with another request: that one may have been executed.
     */
    private static boolean isFinal(Reply.Got got) {
        return switch (got.status()) {
            case 401, 403, 409, 429 -> false;
            case 400 -> !StripeReading.isAboutIdempotency(got);
            default -> got.status() < 500;
        };
    }
}
