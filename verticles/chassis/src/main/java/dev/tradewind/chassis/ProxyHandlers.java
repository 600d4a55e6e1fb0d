package dev.tradewind.chassis;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;

/**
 * The handlers that the code generator makes of {@code @ProxyGen} interfaces. A call that only another build
 * understands is answered as if nobody were there, instead of being begun with what is missing as null.
 */
public final class ProxyHandlers {
    private ProxyHandlers() {}

    /**
     * Serves an interface that belongs to no domain, as long as this Vert.x lives. Completes when every node of the
     * cluster knows.
     */
    public static <S> Future<Void> serve(Vertx vertx, Class<S> service, String address, S implementation) {
        return vertx.eventBus()
                .consumer(address, of(vertx, service, implementation))
                .completion();
    }

    static <S> Handler<Message<JsonObject>> of(Vertx vertx, Class<S> service, S implementation) {
        try {
            @SuppressWarnings("unchecked") // The code generator's contract.
            Handler<Message<JsonObject>> handler = (Handler<Message<JsonObject>>)
                    Class.forName(service.getName() + "VertxProxyHandler", true, service.getClassLoader())
                            .getConstructor(Vertx.class, service)
                            .newInstance(vertx, implementation);
            Vocabulary vocabulary = new Vocabulary(service);
            return call -> {
                if (vocabulary.has(call)) {
                    handler.handle(call);
                } else {
                    call.reply(Vocabulary.notUnderstood());
                }
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(service.getName() + " is no @ProxyGen interface", e);
        }
    }
}
