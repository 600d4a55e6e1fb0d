package dev.tradewind.bench.yardstick;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Bare handlers; as many instances as the machine has processors share the port. */
final class BareHandlers extends VerticleBase {
    private static final int CARTS = 10_000;
    private static final int FEW_CARTS = 400;
    private static final int OFFERS = 100;
    private static final int DOCUMENTS = 1_000;

    private final int port;
    private final String databaseUrl;
    private final Supplier<Buffer> document;

    /** @param document what {@code /document} answers with */
    BareHandlers(int port, String databaseUrl, Supplier<Buffer> document) {
        this.port = port;
        this.databaseUrl = databaseUrl;
        this.document = document;
    }

    @Override
    public Future<?> start() {
        var store = new BareStore(vertx, databaseUrl);
        return vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setTcpNoDelay(true))
                .requestHandler(request -> handle(request, store))
                .listen(port);
    }

    private void handle(HttpServerRequest request, BareStore store) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        switch (request.path()) {
            case "/document" -> answer(request, document.get());
            case "/stored-document" ->
                store.document(random.nextLong(DOCUMENTS))
                        .onSuccess(text -> answer(request, Buffer.buffer(text)))
                        .onFailure(e -> request.response().setStatusCode(500).end());
            case "/upsert" -> number(request, store.upsert(random.nextLong(CARTS), random.nextLong(OFFERS)));
            case "/upsert-and-event" ->
                number(request, store.upsertAndEvent(random.nextLong(CARTS), random.nextLong(OFFERS)));
            case "/raise-upsert-and-event" -> number(request, store.raiseUpsertAndEvent(random.nextLong(FEW_CARTS), 0));
            case "/take-one" -> number(request, store.takeOne());
            default -> request.response().setStatusCode(404).end();
        }
    }

    private static void number(HttpServerRequest request, Future<Long> result) {
        // The body is read, as any handler of it would; a bare one does not look into it.
        request.body()
                .compose(body -> result)
                .onSuccess(number -> answer(request, Buffer.buffer("{\"quantity\":" + number + "}")))
                .onFailure(e -> request.response().setStatusCode(500).end());
    }

    private static void answer(HttpServerRequest request, Buffer json) {
        request.response().putHeader("Content-Type", "application/json").end(json);
    }
}
