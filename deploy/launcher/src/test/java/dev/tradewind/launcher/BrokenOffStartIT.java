package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tradewind.postgres.EmbeddedPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Ctrl-C while it is still starting. */
class BrokenOffStartIT {
    private static EmbeddedPostgres postgres;

    @TempDir
    Path data;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeAll
    static void open() {
        postgres = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
    }

    @AfterAll
    static void close() {
        postgres.close();
    }

    @BeforeEach
    void listen() {
        logged.start();
        root.addAppender(logged);
    }

    @AfterEach
    void leave() {
        root.detachAppender(logged);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the event bus",
                "starting the domains",
                "started merchants",
                "started cart",
                "started payments",
                "demo"
            })
    void stopsWithoutAWord(String at) throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        Instance instance = new Instance(Configuration.from(settings()), new Until(at, reached));
        CompletableFuture<Instance> started = CompletableFuture.supplyAsync(instance::start);
        reached.get(60, TimeUnit.SECONDS);
        instance.close();
        assertThat(started.handle((done, failure) -> failure.getCause()).get(10, TimeUnit.SECONDS))
                .isInstanceOf(Steps.BrokenOff.class);
        assertThat(logged.list).noneMatch(BrokenOffStartIT::isComplaint);
    }

    /** That a message found its consumer gone is Vert.x's warning at every stop. */
    private static boolean isComplaint(ILoggingEvent event) {
        Level from = event.getLoggerName().startsWith("io.vertx.core.eventbus") ? Level.ERROR : Level.WARN;
        return event.getLevel().isGreaterOrEqual(from);
    }

    private JsonObject settings() {
        return new JsonObject()
                .put("data", data.toString())
                .put("database", new JsonObject().put("url", postgres.url()))
                .put("http", new JsonObject().put("port", InstanceIT.freePort()))
                .put("sandbox", new JsonObject().put("port", InstanceIT.freePort()))
                .put("run", new JsonArray(Deployments.names()));
    }

    /** Tells when the start has come as far as this. */
    private record Until(String at, CompletableFuture<Void> reached) implements StartProgress {
        @Override
        public void step(String what) {
            if (what.contains(at)) {
                boolean unused = reached.complete(null);
            }
        }

        @Override
        public void starting(List<String> domains) {
            step("starting the domains");
        }

        @Override
        public void started(String domain) {
            step("started " + domain);
        }
    }
}
