package dev.tradewind.payments;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The part of Stripe's interface that is used here, with its own books: form-encoded requests, one result per
 * idempotency key, PaymentIntents that are captured by hand and in parts, refunds, and errors as Stripe words them.
 */
final class StripeSimulator {
    static final String KEY = "sk_test_1";
    static final String WEBHOOK_SECRET = "whsec_1";

    final Map<String, JsonObject> intents = new ConcurrentHashMap<>();
    final List<String> keys = new ArrayList<>();
    volatile boolean losesAnswers;
    /** Answers to captures of this amount are lost. */
    volatile String losesCapturesOf = "none";

    /** How refunds begin. */
    volatile String refundStatus = "succeeded";

    private final Map<String, Kept> byKey = new ConcurrentHashMap<>();
    private final List<JsonObject> refunds = new ArrayList<>();
    private int made;

    private record Result(int status, JsonObject body) {
        static Result error(int status, String code, JsonObject more) {
            return new Result(status, new JsonObject().put("error", more.put("code", code)));
        }
    }

    /** What a key stands for: a request, and its result. */
    private record Kept(String form, Result result) {}

    /** @return the port that it listens on */
    static int start(StripeSimulator simulator, Vertx vertx, HttpServerOptions options) throws Exception {
        return vertx.createHttpServer(options.setHost("127.0.0.1").setPort(0))
                .requestHandler(simulator.router(vertx))
                .listen()
                .await()
                .actualPort();
    }

    private Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false)).handler(this::authenticate);
        router.post("/v1/payment_intents").handler(ctx -> once(ctx, () -> create(ctx)));
        router.get("/v1/payment_intents/search").handler(this::search);
        router.get("/v1/payment_intents/:id").handler(ctx -> give(ctx, show(ctx)));
        router.post("/v1/payment_intents/:id/capture").handler(ctx -> once(ctx, () -> capture(ctx)));
        router.post("/v1/payment_intents/:id/cancel").handler(ctx -> once(ctx, () -> cancel(ctx)));
        router.post("/v1/refunds").handler(ctx -> once(ctx, () -> refund(ctx)));
        return router;
    }

    private void authenticate(RoutingContext ctx) {
        boolean known = ("Bearer " + KEY).equals(ctx.request().getHeader("Authorization"));
        if (known && ctx.request().getHeader("Stripe-Version") != null) {
            ctx.next();
        } else {
            give(ctx, Result.error(401, "invalid_api_key", new JsonObject()));
        }
    }

    private void once(RoutingContext ctx, Supplier<Result> work) {
        String key = ctx.request().getHeader("Idempotency-Key");
        keys.add(key);
        String form = ctx.request().formAttributes().entries().toString();
        Kept kept = byKey.computeIfAbsent(key, k -> new Kept(form, work.get()));
        if (losesAnswers || form(ctx, "amount_to_capture").equals(losesCapturesOf)) {
            ctx.request().connection().close();
        } else {
            give(ctx, kept.form().equals(form) ? kept.result() : otherRequest());
        }
    }

    private static Result otherRequest() {
        return new Result(400, new JsonObject().put("error", new JsonObject().put("type", "idempotency_error")));
    }

    private static void give(RoutingContext ctx, Result result) {
        ctx.response().setStatusCode(result.status()).end(result.body().encode());
    }

    private Result create(RoutingContext ctx) {
        String id = "pi_" + ++made;
        JsonObject intent = new JsonObject()
                .put("id", id)
                .put("object", "payment_intent")
                .put("amount", Long.parseLong(form(ctx, "amount")))
                .put("amount_received", 0L)
                .put("currency", form(ctx, "currency"))
                .put("metadata", metadata(ctx))
                .put("status", status(form(ctx, "payment_method")))
                .put("latest_charge", charge());
        intents.put(id, intent);
        return switch (intent.getString("status")) {
            case "requires_payment_method" ->
                Result.error(
                        402,
                        "card_declined",
                        new JsonObject()
                                .put("decline_code", "insufficient_funds")
                                .put("payment_intent", intent));
            case "requires_action" -> {
                JsonObject redirect = new JsonObject().put("url", "https://hooks.stripe.test/" + id);
                intent.put("next_action", new JsonObject().put("redirect_to_url", redirect));
                yield new Result(200, intent);
            }
            default -> new Result(200, intent);
        };
    }

    private static String status(String method) {
        return switch (method) {
            case "pm_card_visa" -> "requires_capture";
            case "pm_card_authenticationRequired" -> "requires_action";
            default -> "requires_payment_method";
        };
    }

    private static JsonObject charge() {
        JsonObject card =
                new JsonObject().put("brand", "visa").put("last4", "4242").put("fingerprint", "fp1");
        return new JsonObject()
                .put("id", "ch_1")
                .put("payment_method_details", new JsonObject().put("card", card))
                .put("balance_transaction", new JsonObject().put("fee", 30L))
                .put("refunds", new JsonObject().put("data", new JsonArray()));
    }

    private Result capture(RoutingContext ctx) {
        JsonObject intent = Objects.requireNonNull(intents.get(ctx.pathParam("id")));
        long amount = Long.parseLong(form(ctx, "amount_to_capture"));
        long received = intent.getLong("amount_received") + amount;
        if (!intent.getString("status").equals("requires_capture") || received > intent.getLong("amount")) {
            return Result.error(400, "payment_intent_unexpected_state", new JsonObject());
        }
        boolean more = "false".equals(ctx.request().getFormAttribute("final_capture"));
        intent.put("amount_received", received)
                .put("status", more ? "requires_capture" : "succeeded")
                .put("metadata", intent.getJsonObject("metadata").mergeIn(metadata(ctx)));
        return new Result(200, intent);
    }

    private Result cancel(RoutingContext ctx) {
        JsonObject intent = Objects.requireNonNull(intents.get(ctx.pathParam("id")));
        if (intent.getString("status").equals("succeeded")
                || intent.getString("status").equals("canceled")) {
            return Result.error(400, "payment_intent_unexpected_state", new JsonObject());
        }
        return new Result(200, intent.put("status", "canceled"));
    }

    private Result refund(RoutingContext ctx) {
        JsonObject intent = Objects.requireNonNull(intents.get(form(ctx, "payment_intent")));
        JsonObject refund = new JsonObject()
                .put("id", "re_" + ++made)
                .put("object", "refund")
                .put("payment_intent", form(ctx, "payment_intent"))
                .put("status", refundStatus)
                .put("amount", Long.parseLong(form(ctx, "amount")))
                .put("metadata", metadata(ctx));
        refunds.add(refund);
        intent.getJsonObject("latest_charge")
                .getJsonObject("refunds")
                .getJsonArray("data")
                .add(refund);
        // a copy: what a key is answered with stays as it was
        return new Result(200, refund.copy());
    }

    private Result show(RoutingContext ctx) {
        JsonObject intent = intents.get(ctx.pathParam("id"));
        return intent == null ? Result.error(404, "resource_missing", new JsonObject()) : new Result(200, intent);
    }

    private void search(RoutingContext ctx) {
        String query = ctx.request().getParam("query");
        JsonArray found = new JsonArray();
        intents.values().stream()
                .filter(i -> query.contains("'" + i.getJsonObject("metadata").getString("payment_id") + "'"))
                .forEach(found::add);
        give(ctx, new Result(200, new JsonObject().put("data", found)));
    }

    /** The shopper has passed the bank's page. */
    void passed(String intent) {
        Objects.requireNonNull(intents.get(intent))
                .put("status", "requires_capture")
                .remove("next_action");
    }

    /** How a refund goes on. @return a webhook's body that tells of it */
    String refundTurns(String key, String status) {
        JsonObject refund = refunds.stream()
                .filter(r -> key.equals(r.getJsonObject("metadata").getString("refund_id")))
                .findFirst()
                .orElseThrow();
        refund.put("status", status);
        if (status.equals("failed")) {
            refund.put("failure_reason", "expired_or_canceled_card");
        }
        return new JsonObject()
                .put("id", "evt_2")
                .put("type", "refund.updated")
                .put("data", new JsonObject().put("object", refund.copy()))
                .encode();
    }

    long refunded() {
        return refunds.stream().mapToLong(r -> r.getLong("amount")).sum();
    }

    /** A webhook's body; the intent in it is as stale as Stripe's may be. */
    static String event(String intent) {
        JsonObject object = new JsonObject()
                .put("object", "payment_intent")
                .put("id", intent)
                .put("status", "requires_action");
        return new JsonObject()
                .put("id", "evt_1")
                .put("type", "payment_intent.amount_capturable_updated")
                .put("data", new JsonObject().put("object", object))
                .encode();
    }

    static String signature(String body) {
        return WebhookSignature.sign(WEBHOOK_SECRET, body, Instant.now());
    }

    private static String form(RoutingContext ctx, String name) {
        String value = ctx.request().getFormAttribute(name);
        return value == null ? "" : value;
    }

    private static JsonObject metadata(RoutingContext ctx) {
        JsonObject metadata = new JsonObject();
        ctx.request().formAttributes().forEach(entry -> {
            if (entry.getKey().startsWith("metadata[")) {
                metadata.put(entry.getKey().substring(9, entry.getKey().length() - 1), entry.getValue());
            }
        });
        return metadata;
    }
}
