package dev.tradewind.gateway;

import dev.tradewind.contracts.identity.Principal;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.contracts.wire.WireException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request to one operation. Used on its connection's event loop; what has arrived may be read elsewhere. */
final class Call {
    static final String CART_TOKEN = "X-Cart-Token";
    private static final Buffer EMPTY = Buffer.buffer();

    private final HttpServerRequest request;
    private final Operation operation;
    private final List<String> pathValues;
    private final Trace trace;
    private final long startedNanos = System.nanoTime();
    private @Nullable Principal principal;
    private @Nullable MultiMap query;
    private Buffer body = EMPTY;
    private String clientAddress = "";
    private boolean admitted;
    private boolean gone;
    private Runnable whenGone = () -> {};

    Call(HttpServerRequest request, Operation operation, List<String> pathValues, Trace trace) {
        this.request = request;
        this.operation = operation;
        this.pathValues = pathValues;
        this.trace = trace;
    }

    HttpServerRequest request() {
        return request;
    }

    HttpServerResponse response() {
        return request.response();
    }

    Operation operation() {
        return operation;
    }

    Trace trace() {
        return trace;
    }

    long startedNanos() {
        return startedNanos;
    }

    void identify(@Nullable Principal caller) {
        principal = caller;
    }

    @Nullable
    Principal principal() {
        return principal;
    }

    Actor actor() {
        return principal == null ? Actor.GUEST : principal.actor();
    }

    void admitted(boolean counted) {
        admitted = counted;
    }

    boolean isAdmitted() {
        return admitted;
    }

    void clientAddress(String address) {
        clientAddress = address;
    }

    /** Where a sign-in comes from; other calls are not asked. */
    String clientAddress() {
        return clientAddress;
    }

    void body(Buffer received) {
        body = received;
    }

    Buffer body() {
        return body;
    }

    /** The validated body; where it is optional and absent, as if it were an empty object. */
    <T> T body(Class<T> type) {
        try {
            return Wire.read(body.length() == 0 ? "{}" : body.toString(), type);
        } catch (WireException e) {
            // The schema lets through what only the type itself knows to be wrong. The message names the field.
            throw Fault.of(CommonError.VALIDATION_FAILED, "The request is " + e.getMessage() + ".");
        }
    }

    /** The validated body, a list. */
    <T> List<T> bodies(Class<T> type) {
        try {
            return Wire.readList(body.toString(), type);
        } catch (WireException e) {
            throw Fault.of(CommonError.VALIDATION_FAILED, "The request is " + e.getMessage() + ".");
        }
    }

    /** A path parameter as an id. */
    <T> T id(String name, Function<String, T> type) {
        return type.apply(path(name));
    }

    String path(String name) {
        return pathValues.get(operation.pathNames().indexOf(name));
    }

    @Nullable
    String query(String name) {
        if (query == null) {
            if (request.query() == null) {
                return null;
            }
            query = request.params();
        }
        return query.get(name);
    }

    /** A query parameter, read; null when it is absent. */
    <T> @Nullable T query(String name, Function<String, T> reading) {
        String text = query(name);
        return text == null ? null : reading.apply(text);
    }

    @Nullable
    String header(String name) {
        return request.getHeader(name);
    }

    boolean prefersNotToWait() {
        String prefer = header("Prefer");
        return prefer != null && prefer.contains(Answer.RESPOND_ASYNC);
    }

    PageRequest page() {
        String limit = query("limit");
        return new PageRequest(limit == null ? PageRequest.DEFAULT_LIMIT : Integer.parseInt(limit), query("after"));
    }

    /**
     * Whoever may only read has no right of his own to change things, and an insider who shows a cart's token acts by
     * that alone: both are guests there.
     */
    Access access() {
        String token = header(CART_TOKEN);
        boolean insider =
                switch (actor().kind()) {
                    case STAFF, API_KEY -> true;
                    case GUEST, CUSTOMER, MERCHANT, SYSTEM -> false;
                };
        boolean readsOnly = principal != null && principal.role() == Role.VIEWER;
        boolean changes = operation.method() != HttpMethod.GET;
        return new Access(changes && (readsOnly || insider && token != null) ? Actor.GUEST : actor(), token);
    }

    CallContext context() {
        String key = header("Idempotency-Key");
        return key == null ? new CallContext(actor(), null, null, trace.traceparent()) : Fingerprint.context(this, key);
    }

    /** Runs when the client goes away before it has its answer; at once when it has gone already. */
    void onGone(Runnable action) {
        whenGone = action;
        if (gone) {
            action.run();
        }
    }

    void leave() {
        gone = true;
        whenGone.run();
    }

    /** The merchant for whom a merchant's person acts. */
    MerchantId merchant() {
        return Objects.requireNonNull(actor().merchantId());
    }
}
