package dev.tradewind.gateway;

import dev.tradewind.contracts.cart.CartDocument;
import dev.tradewind.contracts.cart.CartView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceBinder;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A domain's service on the real bus, answering with the contracts' examples until told otherwise. */
final class Fake<S> {
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Class<S> service;
    private final String address;
    private final Vertx vertx;
    private MessageConsumer<JsonObject> consumer;

    private Fake(Vertx vertx, Class<S> service, String address) {
        this.vertx = vertx;
        this.service = service;
        this.address = address;
        this.consumer = register();
    }

    /** What a method answers. */
    interface Reply {
        Future<?> to(Object[] arguments);
    }

    /** A call that came in. */
    record Asked(String method, List<Object> arguments) {}

    static <S> Fake<S> on(Vertx vertx, Class<S> service, String address) {
        return new Fake<>(vertx, service, address);
    }

    Fake<S> reply(String method, Reply reply) {
        replies.put(method, reply);
        return this;
    }

    Fake<S> reply(String method, Object answer) {
        return reply(method, arguments -> Future.succeededFuture(answer));
    }

    Fake<S> fail(String method, Throwable failure) {
        return reply(method, arguments -> Future.failedFuture(failure));
    }

    /** Back to the examples, with nothing asked. */
    void reset() {
        replies.clear();
        asked.clear();
    }

    List<Asked> asked(String method) {
        return asked.stream().filter(a -> a.method().equals(method)).toList();
    }

    void leave() throws Exception {
        consumer.unregister().await(5, TimeUnit.SECONDS);
    }

    void comeBack() {
        consumer = register();
    }

    private MessageConsumer<JsonObject> register() {
        Object proxy = Proxy.newProxyInstance(
                service.getClassLoader(),
                new Class<?>[] {service},
                (self, method, arguments) -> answer(method, arguments));
        return new ServiceBinder(vertx).setAddress(address).register(service, service.cast(proxy));
    }

    private Object answer(Method method, Object[] arguments) {
        Object[] given = arguments == null ? new Object[0] : arguments;
        asked.add(new Asked(method.getName(), Arrays.asList(given)));
        Reply reply = replies.get(method.getName());
        return reply == null ? Future.succeededFuture(example(method)) : reply.to(given);
    }

    static CartDocument document() {
        return new CartDocument(Golden.json(CartView.class).encode());
    }

    private static Object example(Method method) {
        Type type = ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
        if (type == Void.class) {
            return null;
        }
        if (type == CartDocument.class) {
            return document();
        }
        if (type == String.class) {
            return "{}";
        }
        if (type == Boolean.class) {
            return true;
        }
        Class<?> raw = (Class<?>) type;
        Class<?> one = raw.isSealed() ? raw.getPermittedSubclasses()[0] : raw;
        return Golden.of(one);
    }
}
