package dev.tradewind.gateway;

import dev.tradewind.contracts.identity.Principal;
import dev.tradewind.contracts.operations.AuditEntry;
import dev.tradewind.contracts.operations.AuditEntry.Outcome;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.RawJson;
import dev.tradewind.contracts.shared.Replayed;
import dev.tradewind.contracts.wire.Names;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notes who does what: every call of staff, merchants and machines that may change something and is allowed and
 * well-formed. That it begins is kept before it is done, what came of it afterwards. Of carts and orders of the store
 * it notes what staff and machines do by their own right; whoever has the cart's token does it as a shopper.
 */
final class AuditTrail {
    private static final List<String> AREAS = List.of("/admin/", "/merchant/");
    private static final List<String> SHOPPERS_AREAS = List.of("/store/carts/", "/store/orders/");
    private static final int KEPT_BYTES_MAX = 16 * 1024;

    private final Journal journal;

    AuditTrail(Journal journal) {
        this.journal = journal;
    }

    /** Does it, and notes it when it is to be noted. */
    Future<Answer> around(Call call, Supplier<Future<Answer>> act) {
        if (!isNoted(call)) {
            return act.get();
        }
        AuditEntry begun = begun(call);
        return journal.begin(begun).compose(v -> act.get()).onComplete(done -> journal.end(ended(call, begun, done)));
    }

    private static boolean isNoted(Call call) {
        return call.operation().method() != HttpMethod.GET
                && (isIn(AREAS, call) || isIn(SHOPPERS_AREAS, call) && isByOwnRight(call));
    }

    private static boolean isIn(List<String> areas, Call call) {
        return areas.stream().anyMatch(call.operation().path()::startsWith);
    }

    private static boolean isByOwnRight(Call call) {
        return switch (call.actor().kind()) {
            case STAFF, API_KEY -> call.header(Call.CART_TOKEN) == null;
            case GUEST, CUSTOMER, MERCHANT, SYSTEM -> false;
        };
    }

    private static AuditEntry begun(Call call) {
        Principal principal = call.principal();
        Operation operation = call.operation();
        return new AuditEntry(
                Id.next("aud"),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                call.actor().id(),
                Names.snake(call.actor().kind().name()),
                principal == null ? "none" : Names.snake(principal.role().name()),
                operation.id(),
                operation.method().name(),
                call.request().path(),
                subject(call),
                kept(call.body()),
                null,
                null,
                null,
                call.trace().id());
    }

    private static AuditEntry ended(Call call, AuditEntry begun, AsyncResult<Answer> done) {
        int status = status(call, done);
        RawJson result = result(done);
        return new AuditEntry(
                begun.id(),
                begun.at(),
                begun.actor(),
                begun.actorKind(),
                begun.role(),
                begun.action(),
                begun.method(),
                begun.path(),
                begun.subject() == null ? idIn(result) : begun.subject(),
                begun.request(),
                result,
                status,
                status < 400 ? Outcome.DONE : status < 500 ? Outcome.REFUSED : Outcome.FAILED,
                begun.traceId());
    }

    private static int status(Call call, AsyncResult<Answer> done) {
        if (done.succeeded()) {
            return done.result().status();
        }
        if (Replayed.in(done.cause()) != null) {
            return call.operation().success();
        }
        Fault fault = Fault.in(done.cause());
        boolean open = Problems.isAbsence(done.cause()) || Problems.isUnreadable(done.cause());
        int unknown = open ? 503 : 500;
        return fault == null ? unknown : fault.status();
    }

    private static @Nullable RawJson result(AsyncResult<Answer> done) {
        if (done.succeeded()) {
            String body = done.result().body();
            return body == null ? null : kept(Buffer.buffer(body));
        }
        String stored = Replayed.in(done.cause());
        if (stored != null) {
            return kept(Buffer.buffer(stored));
        }
        Fault fault = Fault.in(done.cause());
        return fault == null
                ? null
                : new RawJson(new JsonObject().put("code", fault.code()).encode());
    }

    private static @Nullable RawJson kept(Buffer text) {
        if (text.length() == 0) {
            return null;
        }
        return text.length() > KEPT_BYTES_MAX ? Redaction.size(text) : Redaction.of(text);
    }

    /** What the path names, all of it. */
    private static @Nullable String subject(Call call) {
        List<String> values =
                call.operation().pathNames().stream().map(call::path).toList();
        return values.isEmpty() ? null : String.join("/", values);
    }

    /** What was made has its id in the answer. */
    private static @Nullable String idIn(@Nullable RawJson result) {
        return result != null
                        && result.text().startsWith("{")
                        && new JsonObject(result.text()).getValue("id") instanceof String id
                ? id
                : null;
    }
}
