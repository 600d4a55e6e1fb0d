package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeProgress.Phase;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RedeploymentView.Outcome;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.postgres.EmbeddedPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes, of which one conducts and goes in the middle of it. */
class ConductorGoneIT {
    private static final String DOMAIN = "inventory";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    private final List<Integer> ports =
            Stream.generate(InstanceIT::freePort).limit(3).toList();

    @Test
    void anotherNodeUndoesWhatWasHalfDone() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
                Instance one = start(postgres.url(), 0, DOMAIN);
                Instance other = start(postgres.url(), 1, DOMAIN)) {
            Instance conductor = start(postgres.url(), 2, "settlement");
            List<String> before = builds(one, other);
            // Nobody calls, so the trial on the first of the two lasts as long as a trial may.
            RedeploymentView begun =
                    result(here(conductor).begin(new Redeployment(DOMAIN, jar(), 50), CallContext.SYSTEM));
            String id = begun.id();
            see(conductor, id, v -> phases(v).contains(Phase.SERVING));

            conductor.close();

            RedeploymentView end = see(one, id, v -> v.endedAt() != null);
            assertThat(end.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(end.reason()).contains("is gone");
            assertThat(phases(end)).containsExactlyInAnyOrder(Phase.RESTORED, Phase.REFUSED);
            assertThat(see(other, id, v -> v.endedAt() != null)).isEqualTo(end);
            assertThat(builds(one, other)).isEqualTo(before);
        }
    }

    private static List<Phase> phases(RedeploymentView view) {
        return view.nodes().stream().map(NodeProgress::phase).toList();
    }

    /** What each runs, as it says itself. */
    private static List<String> builds(Instance... instances) {
        List<String> builds = new ArrayList<>();
        for (Instance instance : instances) {
            builds.add(result(here(instance).node()).verticles().getFirst().version());
        }
        return builds;
    }

    private static NodesService here(Instance instance) {
        Vertx vertx = instance.vertx();
        return NodesService.at(vertx, Cluster.self(vertx));
    }

    private String jar() throws Exception {
        Path jar = DomainJar.of(DOMAIN).version("9.0").in(data);
        return Base64.getEncoder().encodeToString(Files.readAllBytes(jar));
    }

    private Instance start(String databaseUrl, int number, String domain) {
        JsonArray members = new JsonArray();
        ports.forEach(port -> members.add("127.0.0.1:" + port));
        JsonObject cluster = new JsonObject()
                .put("enabled", true)
                .put("name", "test-" + ports.getFirst())
                .put("port", ports.get(number))
                .put("members", members);
        JsonObject settings = new JsonObject()
                .put("data", data.resolve("node" + number).toString())
                .put("empty", true)
                .put("run", new JsonArray().add(domain))
                .put("database", new JsonObject().put("url", databaseUrl))
                .put("cluster", cluster);
        return new Instance(Configuration.from(settings), StartProgress.SILENT).start();
    }

    /** How the redeployment is, as this node knows it, once it is as wanted. */
    private static RedeploymentView see(Instance instance, String id, Predicate<RedeploymentView> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        RedeploymentView seen = result(here(instance).redeployment(id));
        while (!wanted.test(seen)) {
            assertThat(System.nanoTime())
                    .as("not within a minute; last seen: " + seen)
                    .isLessThan(end);
            seen = result(instance.vertx().timer(50, TimeUnit.MILLISECONDS).compose(later -> here(instance)
                    .redeployment(id)));
        }
        return seen;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
