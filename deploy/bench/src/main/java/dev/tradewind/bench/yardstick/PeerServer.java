package dev.tradewind.bench.yardstick;

import dev.tradewind.chassis.Settings;
import dev.tradewind.contracts.shared.EventFeed;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.launcher.ClusterSettings;
import dev.tradewind.launcher.VertxStart;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Main class of one of several JVMs with a common bus. It takes orders: {@code POST /echo} to answer on the bare bus,
 * {@code POST /source?events=} and {@code POST /sink?events=} to be an end of a feed and {@code POST /silence} to be
 * none any more, {@code POST /ask?at_once=&seconds=} to ask the echo, {@code POST /call?at_once=&seconds=} to call the
 * source's service, {@code POST /say?events=&rate=} to make events, all at once when the rate is 0, {@code POST /taken}
 * for how many were taken here, {@code POST /said/times} and {@code POST /taken/times} for when.
 */
public final class PeerServer {
    private static final Logger log = LoggerFactory.getLogger(PeerServer.class);
    private static final String ECHO = "yardstick.echo";
    private static final String WORDS = "what is asked is about as long as what is asked of a service in earnest";
    private static final DeliveryOptions DEADLINE = new DeliveryOptions().setSendTimeout(10_000);
    private static final long START_S = 60;

    private final Vertx vertx;
    private final JsonObject settings;
    private final List<String> deployed = new ArrayList<>();
    private volatile @Nullable FeedSource source;
    private volatile Times said = new Times(0);
    private volatile Times taken = new Times(0);

    private PeerServer(Vertx vertx, String databaseUrl) {
        this.vertx = vertx;
        this.settings = new JsonObject().put("database", new JsonObject().put("url", databaseUrl));
    }

    /**
     * @param arguments the database's URL, the file that gets this program's address when it is ready, its port of
     *     membership, and the members
     */
    public static void main(String[] arguments) throws IOException, TimeoutException {
        JsonObject cluster = new JsonObject()
                .put("enabled", true)
                .put("name", "yardstick")
                .put("port", Integer.parseInt(arguments[2]))
                .put("members", new JsonArray(List.of(arguments[3].split(","))));
        HttpServer server = VertxStart.start(ClusterSettings.from(Settings.of("cluster", cluster)))
                .compose(vertx -> vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                        .requestHandler(new PeerServer(vertx, arguments[0])::command)
                        .listen(0))
                .await(START_S, TimeUnit.SECONDS);
        Path file = Path.of(arguments[1]);
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(unfinished, "http://127.0.0.1:" + server.actualPort());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void command(HttpServerRequest request) {
        request.body()
                .compose(body -> execute(request))
                .onSuccess(answer -> request.response().end(Wire.write(answer)))
                .onFailure(e -> {
                    log.error("{} failed", request.path(), e);
                    request.response().setStatusCode(500).end(String.valueOf(e));
                });
    }

    private Future<?> execute(HttpServerRequest request) {
        return switch (request.path()) {
            case "/echo" ->
                vertx.eventBus()
                        .<String>consumer(ECHO, asked -> asked.reply(asked.body()))
                        .completion();
            case "/source" -> source(number(request, "events"));
            case "/sink" -> sink(number(request, "events"));
            case "/silence" -> silence();
            case "/ask" -> closed(request, () -> vertx.eventBus().<String>request(ECHO, WORDS, DEADLINE));
            case "/call" -> closed(request, EventFeed.proxy(vertx, Tick.FEED, DEADLINE)::heads);
            case "/say" -> say(number(request, "events"), number(request, "rate"));
            case "/taken" -> Future.succeededFuture(taken.known());
            case "/said/times" -> Future.succeededFuture(said.all());
            case "/taken/times" -> Future.succeededFuture(taken.all());
            default -> Future.failedFuture("no such command");
        };
    }

    private Future<?> source(int events) {
        said = new Times(events);
        FeedSource opened = new FeedSource(settings, said);
        source = opened;
        return deploy(opened);
    }

    private Future<?> sink(int events) {
        taken = new Times(events);
        return deploy(new FeedSink(settings, taken));
    }

    private Future<?> deploy(Deployable verticle) {
        return vertx.deployVerticle(verticle).map(deployed::add);
    }

    private Future<?> silence() {
        List<Future<Void>> leaving = deployed.stream().map(vertx::undeploy).toList();
        deployed.clear();
        return Future.join(leaving).map(true);
    }

    private Future<?> say(int events, int rate) {
        FeedSource speaker = source;
        if (speaker == null) {
            return Future.failedFuture("nobody is here to say it");
        }
        return rate == 0 ? speaker.atOnce(events) : speaker.atRate(events, rate);
    }

    private Future<Figures> closed(HttpServerRequest request, Supplier<Future<?>> question) {
        return Asking.closed(vertx, question, number(request, "at_once"), number(request, "seconds"));
    }

    private static int number(HttpServerRequest request, String name) {
        return Integer.parseInt(request.getParam(name));
    }
}
