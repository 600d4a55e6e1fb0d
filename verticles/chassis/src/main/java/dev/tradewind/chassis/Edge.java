package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Replayed;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands between the bus and the services of a domain: counts the calls that run, lets faults and replayed answers
 * through, and turns anything else into code 500 with a trace id, logged here and nowhere else.
 */
final class Edge {
    private static final Logger log = LoggerFactory.getLogger(Edge.class);
    private static final String INTERNAL = "internal";

    private final Ground ground;
    private int running;
    private String unread = "";
    private @Nullable Promise<Void> idle;

    Edge(Ground ground) {
        this.ground = ground;
    }

    /** The same service with this edge around it. */
    <S> S around(Class<S> service, S implementation) {
        InvocationHandler handler = (proxy, method, arguments) -> call(service, implementation, method, arguments);
        return service.cast(
                java.lang.reflect.Proxy.newProxyInstance(service.getClassLoader(), new Class<?>[] {service}, handler));
    }

    /** Completes when no call runs any more. */
    Future<Void> idle() {
        if (running == 0) {
            return Future.succeededFuture();
        }
        if (idle == null) {
            idle = ground.context().promise();
        }
        return idle.future();
    }

    /** What may leave the domain instead of this failure. */
    ServiceException presentable(Throwable failure, String what, String trace) {
        if (failure instanceof ServiceException service && isMeant(service)) {
            return service;
        }
        boolean unanswered = failure instanceof ReplyException && !(failure instanceof ServiceException);
        if (unanswered || Failures.isPassing(failure)) {
            log.warn("{}: {} is not possible now [{}]: {}", ground.domain(), what, trace, Failures.describe(failure));
            return Fault.of(CommonError.UNAVAILABLE, "This is not possible at the moment; try again.");
        }
        log.error("{}: {} failed [{}]", ground.domain(), what, trace, failure);
        return new ServiceException(500, INTERNAL, new JsonObject().put("trace_id", trace));
    }

    /**
     * What leaves the domain as the generated handler's answer. What has not come through here yet is that it could
     * not read the call: nothing was begun, and a node of a newer build may know the value that this one does not. Who
     * calls asks again a few times, of which the first is logged.
     */
    ReplyException answer(ServiceException failure, String what, Supplier<String> traceOf) {
        if (isMeant(failure)) {
            return failure;
        }
        String trace = traceOf.get();
        if (!trace.equals(unread)) {
            unread = trace;
            log.error(
                    "{}: {} cannot be read by this build [{}]: {}", ground.domain(), what, trace, failure.getMessage());
        }
        return Vocabulary.notUnderstood();
    }

    private @Nullable Object call(Class<?> service, Object implementation, Method method, Object @Nullable [] arguments)
            throws Throwable {
        Object result;
        try {
            result = method.invoke(implementation, arguments);
        } catch (InvocationTargetException e) {
            if (!Future.class.isAssignableFrom(method.getReturnType())) {
                throw e.getCause();
            }
            result = Future.failedFuture(e.getCause());
        }
        if (!(result instanceof Future<?> answer)) {
            return result;
        }
        running++;
        return answer.<Object>map(a -> a)
                .recover(e -> Future.failedFuture(
                        presentable(e, service.getSimpleName() + "." + method.getName(), Traces.traceOf(arguments))))
                .onComplete(done -> ended());
    }

    private void ended() {
        running--;
        if (running == 0 && idle != null) {
            idle.complete();
            idle = null;
        }
    }

    private static boolean isMeant(ServiceException e) {
        boolean logged = e.getDebugInfo() != null && INTERNAL.equals(e.getMessage());
        return logged || Fault.in(e) != null || Replayed.in(e) != null;
    }
}
