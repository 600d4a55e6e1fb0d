package dev.tradewind.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static final int STALL_AT = 100;
    private static final long STALL_MS = 400;

    private final AtomicLong requests = new AtomicLong();
    private Vertx vertx;
    private HttpServer server;

    /** Stalls once: everything that comes within that time is answered at its end. */
    @BeforeEach
    void start() throws TimeoutException {
        vertx = Vertx.vertx();
        AtomicLong stalledUntil = new AtomicLong();
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    if (requests.incrementAndGet() == STALL_AT) {
                        stalledUntil.set(System.currentTimeMillis() + STALL_MS);
                    }
                    long left = stalledUntil.get() - System.currentTimeMillis();
                    if (left > 0) {
                        long unused =
                                vertx.setTimer(left, over -> request.response().end("{}"));
                    } else {
                        request.response().end("{}");
                    }
                })
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws TimeoutException {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    private Journey journey() {
        var request = new Requests("127.0.0.1").get("/");
        return Journey.of(number -> request);
    }

    @Test
    void anOpenLoopChargesAStallToEverybodyWhoWouldHaveCome() {
        try (Load load = Load.on(vertx, url(), 2)) {
            Tally tally = load.open(journey(), 200, 2);

            assertThat(tally.ok()).isEqualTo(400);
            // 80 were due during the stall; half of them waited half of it or longer. A closed loop would show two.
            assertThat(tally.latencies().getCountBetweenValues(STALL_MS * 500, Long.MAX_VALUE / 2))
                    .isGreaterThanOrEqualTo(35);
        }
    }

    @Test
    void aClosedLoopGoesOnForItsTimeAndACountedOneForItsNumber() {
        try (Load load = Load.on(vertx, url(), 4)) {
            assertThat(load.closed(journey(), 1).ok()).isPositive();
            long before = requests.get();
            assertThat(load.times(journey(), 50, 10).ok()).isEqualTo(50);
            assertThat(requests.get() - before).isEqualTo(50);
        }
    }

    @Test
    void tellsWhatDidNotGoWell() {
        Journey wrong = (connection, number) ->
                connection.send(new Requests("x").get("/")).map(reply -> number % 2 == 0 ? Journey.OK : "odd");
        try (Load load = Load.on(vertx, url(), 1)) {
            Tally tally = load.times(wrong, 10, 10);

            assertThat(tally.ok()).isEqualTo(5);
            assertThat(tally.others()).containsEntry("odd", 5L);
        }
    }

    @Test
    void tellsTheCauseWhenAJourneyThrows() {
        Journey broken = (connection, number) -> {
            throw new IllegalStateException("nothing is left of journey " + number);
        };
        try (Load load = Load.on(vertx, url(), 1)) {
            String cause = "java.lang.IllegalStateException: nothing is left of journey 0";
            assertThat(load.closed(broken, 1).others()).containsOnlyKeys(cause);
            assertThat(load.open(broken, 10, 1).others()).containsOnlyKeys(cause);
        }
    }
}
