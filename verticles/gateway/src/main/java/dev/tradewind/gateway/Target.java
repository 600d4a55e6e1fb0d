package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.serviceproxy.ServiceException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One domain as the gateway calls it. So many calls run at once, so that a slow domain holds no more than its share of
 * the gateway; and when it lets so many in a row go unanswered, nobody waits for it for a moment, until a single call
 * has found that it answers again. What is not called fails at once, with the hint to come again. For one event loop.
 *
 * <p>Only silence counts: that nobody is there is told by the bus at once, and a refusal is an answer. A domain that
 * has answered somebody since is not silent: one of its nodes may be held up or gone, and the others work.
 */
final class Target {
    private final String domain;
    private final GatewayConfig.Calls config;
    private final LongSupplier nanos;
    private final Counter busy;
    private final Counter silent;
    private int inFlight;
    private int silences;
    private boolean probing;
    private long silentSince;
    private long answers;

    Target(String domain, GatewayConfig.Calls config, LongSupplier nanos) {
        this.domain = domain;
        this.config = config;
        this.nanos = nanos;
        this.busy = counter("busy");
        this.silent = counter("silent");
    }

    private Counter counter(String why) {
        return Counter.builder("tradewind.gateway.not.called")
                .description("Calls that were not made, since the domain was busy or silent")
                .tag("domain", domain)
                .tag("why", why)
                .register(Metrics.globalRegistry);
    }

    /** The same service with these limits around every call. */
    <S> S around(Class<S> service, S proxy) {
        return service.cast(Proxy.newProxyInstance(
                service.getClassLoader(),
                new Class<?>[] {service},
                (self, method, arguments) -> invoke(proxy, method, arguments)));
    }

    private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (!Future.class.isAssignableFrom(method.getReturnType())) {
            return call(proxy, method, arguments);
        }
        if (inFlight >= config.inFlight()) {
            return refused(busy, domain + " has too much to do at the moment.");
        }
        boolean open = silences >= config.silences();
        if (open && (probing || nanos.getAsLong() - silentSince < config.pause().toNanos())) {
            return refused(silent, domain + " does not answer at the moment.");
        }
        // Counted once it runs: what throws instead never ends.
        Future<?> answer = (Future<?>) call(proxy, method, arguments);
        probing = open;
        inFlight++;
        long before = answers;
        return answer.onComplete(heard -> ended(open, before, heard.cause()));
    }

    private void ended(boolean probe, long before, @Nullable Throwable failure) {
        inFlight--;
        if (probe) {
            probing = false;
        }
        if (!isSilence(failure)) {
            silences = 0;
            answers++;
        } else if (answers == before) {
            silences++;
            silentSince = nanos.getAsLong();
        }
    }

    private static Future<Object> refused(Counter why, String text) {
        why.increment();
        return Future.failedFuture(Fault.passing(CommonError.UNAVAILABLE, text, 1));
    }

    /** Discarded by a consumer that leaves is no silence: the bus has said so. */
    private static boolean isSilence(@Nullable Throwable failure) {
        return failure instanceof ReplyException reply
                && !(failure instanceof ServiceException)
                && reply.failureType() == ReplyFailure.TIMEOUT
                && !String.valueOf(reply.getMessage()).startsWith("Discarded");
    }

    private static Object call(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(proxy, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
