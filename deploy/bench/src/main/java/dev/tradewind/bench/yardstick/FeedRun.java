package dev.tradewind.bench.yardstick;

import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** One run over a feed between two domains of our own, on the real chassis and the measured server's PostgreSQL. */
final class FeedRun {
    private final Vertx vertx;
    private final Clocked clock;
    private final FeedSource source;
    private final FeedSink sink;

    private FeedRun(Vertx vertx, String databaseUrl, int events) {
        JsonObject settings = new JsonObject().put("database", new JsonObject().put("url", databaseUrl));
        this.vertx = vertx;
        this.clock = new Clocked(events);
        this.source = new FeedSource(settings, clock);
        this.sink = new FeedSink(settings, clock);
    }

    /** So many events a second, each committed by itself and followed as it comes. */
    static Future<String> latency(Vertx vertx, String databaseUrl, int perSecond, int seconds) {
        var run = new FeedRun(vertx, databaseUrl, perSecond * seconds);
        return vertx.deployVerticle(run.source).compose(from -> vertx.deployVerticle(run.sink)
                .compose(to -> run.measured(run.source.atRate(perSecond * seconds, perSecond))
                        .eventually(() -> vertx.undeploy(to)))
                .eventually(() -> vertx.undeploy(from)));
    }

    /** All events are there before their consumer starts. */
    static Future<String> catchUp(Vertx vertx, String databaseUrl, int events) {
        var run = new FeedRun(vertx, databaseUrl, events);
        return vertx.deployVerticle(run.source).compose(from -> run.source
                .atOnce(events)
                .compose(said -> run.measured(vertx.deployVerticle(run.sink)))
                .eventually(() -> vertx.undeploy(from))
                .eventually(run::silence));
    }

    private Future<Void> silence() {
        return sink.deploymentID() == null ? Future.succeededFuture() : vertx.undeploy(sink.deploymentID());
    }

    private Future<String> measured(Future<?> beginning) {
        long begin = System.nanoTime();
        return beginning
                .compose(begun -> clock.all())
                .map(done -> Wire.write(Figures.of(clock.latencies(), (System.nanoTime() - begin) / 1e9)));
    }
}
