package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes a request's body in, within limits of size, time and depth, and holds it against its schema. */
final class Bodies {
    // Checking a body beyond this size would hold up everybody else on the event loop.
    private static final int BYTES_IN_PASSING = 64 * 1024;

    // Of all bodies that are on their way; what has arrived is held by requests in flight.
    private static final long BYTES_ARRIVING_MAX = 64L * 1024 * 1024;

    private final Vertx vertx;
    private final GatewayConfig.Limits limits;
    private long arriving;

    Bodies(Vertx vertx, GatewayConfig.Limits limits) {
        this.vertx = vertx;
        this.limits = limits;
    }

    /** Completes when the body is complete. The request must be flowing or paused, with no handler yet. */
    Future<Void> receive(Call call) {
        Operation.Body wanted = call.operation().body();
        if (wanted.bytesMax() == 0) {
            call.request().resume();
            return Future.succeededFuture();
        }
        return receive(call.request(), wanted.bytesMax()).map(bytes -> {
            call.body(bytes);
            return null;
        });
    }

    private Future<Buffer> receive(HttpServerRequest request, int bytesMax) {
        String length = request.getHeader("Content-Length");
        if (length != null && (length.length() > 9 || Long.parseLong(length) > bytesMax)) {
            return Future.failedFuture(tooLarge(bytesMax));
        }
        Promise<Buffer> received = Promise.promise();
        Buffer bytes = Buffer.buffer();
        long timer = vertx.setTimer(limits.receive().toMillis(), t -> received.tryFail(tooSlow()));
        request.handler(chunk -> {
            if (bytes.length() + chunk.length() > bytesMax) {
                received.tryFail(tooLarge(bytesMax));
            } else if (arriving + chunk.length() > BYTES_ARRIVING_MAX) {
                received.tryFail(tooMuch());
            } else if (!received.future().isComplete()) {
                arriving += chunk.length();
                bytes.appendBuffer(chunk);
            }
        });
        request.exceptionHandler(received::tryFail);
        request.endHandler(end -> received.tryComplete(bytes));
        request.resume();
        return received.future().onComplete(done -> {
            arriving -= bytes.length();
            vertx.cancelTimer(timer);
        });
    }

    /** Completes when the body that has been received is valid. */
    Future<Void> check(Call call) {
        Operation.Body wanted = call.operation().body();
        if (wanted.bytesMax() == 0 || !wanted.json()) {
            return Future.succeededFuture();
        }
        Buffer body = call.body();
        if (body.length() == 0) {
            return wanted.required() ? Future.failedFuture(missing()) : Future.succeededFuture();
        }
        if (!isJson(call.header("Content-Type"))) {
            return Future.failedFuture(Fault.of(
                    GatewayError.UNSUPPORTED_MEDIA_TYPE, "The body must be JSON, with Content-Type application/json."));
        }
        return body.length() <= BYTES_IN_PASSING
                ? validate(body, wanted.shape())
                : vertx.executeBlocking(() -> validate(body, wanted.shape()), false)
                        .compose(valid -> valid);
    }

    private Future<Void> validate(Buffer body, Shape shape) {
        Object value;
        try {
            if (Depth.exceeds(body, limits.depth())) {
                return Future.failedFuture(Fault.of(
                        GatewayError.MALFORMED, "The body is nested more than " + limits.depth() + " levels deep."));
            }
            if (NullCharacter.isIn(body)) {
                return Future.failedFuture(Fault.of(GatewayError.MALFORMED, "The body " + NullCharacter.REFUSAL + "."));
            }
            value = Json.decodeValue(body);
        } catch (DecodeException e) {
            return Future.failedFuture(Fault.of(GatewayError.MALFORMED, "The body is not JSON."));
        }
        Findings found = new Findings();
        shape.check(value, Place.BODY, found);
        return found.isEmpty() ? Future.succeededFuture() : Future.failedFuture(found.failure());
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.startsWith("application/json;");
    }

    private static Throwable missing() {
        return Fault.of(
                CommonError.VALIDATION_FAILED,
                "The request is not valid.",
                new Fault.Item("", "required", "a JSON body is missing"));
    }

    private static Throwable tooLarge(int bytesMax) {
        return Fault.of(GatewayError.PAYLOAD_TOO_LARGE, "The body may have at most " + bytesMax + " bytes.");
    }

    private static Throwable tooMuch() {
        return Fault.passing(CommonError.UNAVAILABLE, "Too much is arriving at the moment.", 1);
    }

    private static Throwable tooSlow() {
        return Fault.of(GatewayError.REQUEST_TIMEOUT, "The body did not arrive in time.");
    }
}
