package dev.tradewind.bench.yardstick;

import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Main class of the yardstick's process. Beside the bare handlers it listens for orders: {@code POST /document} with
 * what {@code GET /document} shall answer, {@code POST /feed/latency?rate=&seconds=}, {@code POST
 * /feed/catch-up?events=}, {@code POST /feed/bare-batches?events=} and {@code POST /clean}.
 */
public final class YardstickServer {
    private static final Logger log = LoggerFactory.getLogger(YardstickServer.class);
    private static final long START_S = 30;

    private final Vertx vertx;
    private final String databaseUrl;
    private final BareStore store;
    private volatile Buffer document = Buffer.buffer("{}");

    private YardstickServer(Vertx vertx, String databaseUrl) {
        this.vertx = vertx;
        this.databaseUrl = databaseUrl;
        this.store = new BareStore(vertx, databaseUrl);
    }

    /** @param arguments the database's URL, and the file that gets this program's address when it is ready */
    public static void main(String[] arguments) throws IOException, TimeoutException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
        String address = new YardstickServer(vertx, arguments[0]).start().await(START_S, TimeUnit.SECONDS);
        Path file = Path.of(arguments[1]);
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(unfinished, address);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Future<String> start() throws IOException {
        int port = freePort();
        int instances = Runtime.getRuntime().availableProcessors();
        return store.prepare()
                .compose(ready -> vertx.deployVerticle(
                        () -> new BareHandlers(port, databaseUrl, () -> document),
                        new DeploymentOptions().setInstances(instances)))
                .compose(deployed -> vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                        .requestHandler(this::command)
                        .listen(0))
                .map(commands -> "http://127.0.0.1:" + port + "\nhttp://127.0.0.1:" + commands.actualPort() + "\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void command(HttpServerRequest request) {
        request.body()
                .compose(body -> execute(request, body))
                .onSuccess(json -> request.response().end(json))
                .onFailure(e -> {
                    log.error("{} failed", request.path(), e);
                    request.response().setStatusCode(500).end(String.valueOf(e));
                });
    }

    private Future<String> execute(HttpServerRequest request, Buffer body) {
        return switch (request.path()) {
            case "/document" -> {
                document = body;
                yield store.fillDocuments(body.toString()).map("{}");
            }
            case "/feed/latency" ->
                FeedRun.latency(vertx, databaseUrl, number(request, "rate"), number(request, "seconds"));
            case "/feed/catch-up" -> FeedRun.catchUp(vertx, databaseUrl, number(request, "events"));
            case "/feed/bare-batches" ->
                store.batches().take(number(request, "events")).map(Wire::write);
            case "/clean" -> store.clean().map("{}");
            default -> Future.failedFuture("no such command");
        };
    }

    private static int number(HttpServerRequest request, String name) {
        return Integer.parseInt(request.getParam(name));
    }
}
