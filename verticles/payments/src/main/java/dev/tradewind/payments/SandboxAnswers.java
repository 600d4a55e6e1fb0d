package dev.tradewind.payments;

import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.payments.Sandbox.Result;
import dev.tradewind.payments.SandboxPayment.Page;
import dev.tradewind.payments.SandboxPayment.Refusal;
import dev.tradewind.payments.SandboxPayment.State;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/** How the sandbox answers, with the faults that are set on it, and what it tells afterwards. */
final class SandboxAnswers {
    private final Vertx vertx;
    private final SandboxWebhooks webhooks;
    private SandboxFaults faults = SandboxFaults.NONE;

    SandboxAnswers(Vertx vertx, SandboxConfig config) {
        this.vertx = vertx;
        webhooks = new SandboxWebhooks(vertx, config, () -> faults);
    }

    SandboxFaults faults() {
        return faults;
    }

    void set(SandboxFaults next) {
        faults = next;
    }

    /** Does the work and answers, unless a fault comes between. */
    void give(RoutingContext ctx, Supplier<Future<Result>> work) {
        if (faults.latencyMs() > 0) {
            vertx.setTimer(faults.latencyMs(), timer -> giveNow(ctx, work));
        } else {
            giveNow(ctx, work);
        }
    }

    private void giveNow(RoutingContext ctx, Supplier<Future<Result>> work) {
        if (SandboxFaults.happens(faults.errorRate())) {
            refuse(ctx, 500, "provider_error");
            return;
        }
        boolean lost = SandboxFaults.happens(faults.lostAnswers());
        work.get().onSuccess(this::tell).onFailure(ctx::fail).onSuccess(result -> {
            if (!lost) {
                answer(ctx, result);
            }
        });
    }

    /** Never answers; does the work all the same when that fault is set. */
    void ignore(Supplier<Future<Result>> work) {
        if (faults.timeoutAuthorizes()) {
            work.get().onSuccess(this::tell);
        }
    }

    void answer(RoutingContext ctx, Result result) {
        switch (result) {
            case Result.Placed placed -> json(ctx, status(placed), placed.payment());
            case Result.Stands stands -> json(ctx, 200, stands.payment());
            case Result.Moved moved -> json(ctx, moved.fresh() ? 201 : 200, moved.move());
            case Result.Listed listed -> json(ctx, 200, new Page(listed.payments()));
            case Result.Refused refused -> refuse(ctx, 409, refused.code());
            case Result.Missing missing -> refuse(ctx, 404, "not_found");
        }
    }

    /** Tells the merchant what is new. */
    void tell(Result result) {
        switch (result) {
            case Result.Placed placed
            when placed.fresh() -> webhooks.tell(SandboxWebhooks.type(placed.payment()), placed.payment());
            case Result.Stands stands
            when stands.fresh() -> webhooks.tell(SandboxWebhooks.type(stands.payment()), stands.payment());
            case Result.Moved moved when moved.fresh() -> webhooks.tell("payment.moved", moved.payment());
            default -> {}
        }
    }

    private static int status(Result.Placed placed) {
        boolean declined = placed.payment().state() == State.DECLINED;
        return declined ? 402 : placed.fresh() ? 201 : 200;
    }

    static void refuse(RoutingContext ctx, int status, String code) {
        json(ctx, status, Refusal.of(code, code.replace('_', ' ')));
    }

    static void json(RoutingContext ctx, int status, Object document) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(Wire.write(document));
    }

    static void html(RoutingContext ctx, String page) {
        ctx.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", SandboxPage.POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-store")
                .end(page);
    }
}
