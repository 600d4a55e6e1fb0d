package dev.tradewind.payments;

import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.contracts.wire.WireException;
import dev.tradewind.payments.Sandbox.Result;
import dev.tradewind.payments.SandboxPayment.Charge;
import dev.tradewind.payments.SandboxPayment.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sandbox's HTTP interface. */
final class SandboxHttp {
    private static final int MOST_BYTES = 16 * 1024;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final Vertx vertx;
    private final Sandbox sandbox;
    private final SandboxConfig config;
    private final SandboxAnswers answers;

    SandboxHttp(Vertx vertx, Sandbox sandbox, SandboxConfig config) {
        this.vertx = vertx;
        this.sandbox = sandbox;
        this.config = config;
        answers = new SandboxAnswers(vertx, config);
    }

    Router router() {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES));
        router.get("/sandbox/faults").handler(ctx -> SandboxAnswers.json(ctx, 200, answers.faults()));
        router.put("/sandbox/faults").handler(this::setFaults);
        router.get("/sandbox/3ds/:id").handler(this::page);
        router.post("/sandbox/payments/:id/confirm").handler(this::confirm);
        router.get("/sandbox/payments").handler(this::list);
        router.post("/sandbox/payments").handler(this::place);
        router.get("/sandbox/payments/:id").handler(ctx -> answers.give(ctx, () -> sandbox.show(id(ctx))));
        router.post("/sandbox/payments/:id/void").handler(ctx -> answers.give(ctx, () -> sandbox.release(id(ctx))));
        router.post("/sandbox/payments/:id/capture")
                .handler(ctx -> move(ctx, (key, amount) -> sandbox.capture(id(ctx), key, amount)));
        router.post("/sandbox/payments/:id/refund")
                .handler(ctx -> move(ctx, (key, amount) -> sandbox.refund(id(ctx), key, amount)));
        return router;
    }

    private void place(RoutingContext ctx) {
        String key = ctx.request().getHeader(SandboxProvider.IDEMPOTENCY_KEY);
        Charge charge = read(ctx, Charge.class).orElse(null);
        if (key == null || charge == null) {
            SandboxAnswers.refuse(ctx, 400, key == null ? "missing_idempotency_key" : "invalid_request");
            return;
        }
        SandboxToken token = SandboxToken.of(charge.token()).orElse(null);
        if (token == null) {
            SandboxAnswers.refuse(ctx, 400, "invalid_token");
        } else if (charge.amount() <= 0 || !CURRENCIES.contains(charge.currency())) {
            SandboxAnswers.refuse(ctx, 400, "invalid_amount");
        } else {
            place(ctx, token, () -> sandbox.place(key, charge, token));
        }
    }

    private void place(RoutingContext ctx, SandboxToken token, Supplier<Future<Result>> placing) {
        switch (token) {
            case ERROR -> SandboxAnswers.refuse(ctx, 500, "provider_error");
            case TIMEOUT -> answers.ignore(placing);
            case SLOW -> vertx.setTimer(config.slow().toMillis(), timer -> answers.give(ctx, placing));
            case VISA, DECLINED, INSUFFICIENT_FUNDS, THREE_DS -> answers.give(ctx, placing);
        }
    }

    private void move(RoutingContext ctx, BiFunction<String, Long, Future<Result>> moving) {
        String key = ctx.request().getHeader(SandboxProvider.IDEMPOTENCY_KEY);
        SandboxPayment.Amount asked = read(ctx, SandboxPayment.Amount.class).orElse(null);
        if (key == null || asked == null) {
            SandboxAnswers.refuse(ctx, 400, key == null ? "missing_idempotency_key" : "invalid_request");
        } else if (asked.amount() <= 0) {
            SandboxAnswers.refuse(ctx, 400, "invalid_amount");
        } else {
            answers.give(ctx, () -> moving.apply(key, asked.amount()));
        }
    }

    private void list(RoutingContext ctx) {
        String key = ctx.request().getParam("idempotency_key");
        String order = ctx.request().getParam("order");
        if (key == null && order == null) {
            SandboxAnswers.refuse(ctx, 400, "invalid_request");
        } else {
            answers.give(ctx, () -> key == null ? sandbox.ofOrder(order) : sandbox.underKey(key));
        }
    }

    /** From the page a form, from programs {@code {"outcome": "success"}}; anything else is a refusal. */
    private void confirm(RoutingContext ctx) {
        String chosen = ctx.request().getFormAttribute("outcome");
        String outcome =
                chosen == null ? read(ctx, Outcome.class).map(Outcome::outcome).orElse("") : chosen;
        Future<Result> confirming =
                sandbox.confirm(id(ctx), "success".equals(outcome)).onSuccess(answers::tell);
        if (chosen == null) {
            confirming.onSuccess(result -> answers.answer(ctx, result)).onFailure(ctx::fail);
        } else {
            confirming.onSuccess(result -> page(ctx)).onFailure(ctx::fail);
        }
    }

    private record Outcome(@Nullable String outcome) {}

    private void page(RoutingContext ctx) {
        sandbox.find(id(ctx))
                .onFailure(ctx::fail)
                .onSuccess(found -> found.ifPresentOrElse(
                        payment -> SandboxAnswers.html(ctx, SandboxPage.of(payment)),
                        () -> SandboxAnswers.refuse(ctx, 404, "not_found")));
    }

    private void setFaults(RoutingContext ctx) {
        try {
            answers.set(SandboxFaults.read(ctx.body().asString()));
            SandboxAnswers.json(ctx, 200, answers.faults());
        } catch (DecodeException | IllegalArgumentException e) {
            SandboxAnswers.json(ctx, 400, Refusal.of("invalid_faults", String.valueOf(e.getMessage())));
        }
    }

    private static String id(RoutingContext ctx) {
        return ctx.pathParam("id");
    }

    private static <T> Optional<T> read(RoutingContext ctx, Class<T> type) {
        String body = ctx.body().asString();
        try {
            return Optional.ofNullable(body).map(text -> Wire.read(text, type));
        } catch (WireException e) {
            return Optional.empty();
        }
    }
}
