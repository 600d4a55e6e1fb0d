package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.inventory.OfferIds;
import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeProgress.Phase;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RedeploymentView.Outcome;
import dev.tradewind.contracts.shared.CallContext;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be seen of a redeployment while it goes on, and afterwards. */
class RedeployProgressIT {
    private static final String DOMAIN = "inventory";

    @TempDir
    private static Path data;

    private static Instance instance;

    @BeforeAll
    static void start() {
        instance = new Instance(
                        Configuration.from(new JsonObject()
                                .put("data", data.toString())
                                .put("empty", true)
                                .put("run", new JsonArray(List.of(DOMAIN)))),
                        StartProgress.SILENT)
                .start();
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void showsATrialWithTheCallsOfBothBuilds() throws IOException {
        AtomicBoolean over = new AtomicBoolean();
        Future<Void> caller = callUntil(over);
        List<RedeploymentView> seen = follow(DomainJar.of(DOMAIN).version("7.0"), 30);
        over.set(true);
        result(caller);

        NodeProgress serving = seen.stream()
                .map(view -> view.nodes().getFirst())
                .filter(node -> node.phase() == Phase.SERVING
                        && node.fresh() != null
                        && node.fresh().calls() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(serving.percent()).isEqualTo(30);
        assertThat(serving.version()).startsWith("7.0+");
        RedeploymentView last = seen.getLast();
        assertThat(last.outcome()).isEqualTo(Outcome.PROMOTED);
        NodeProgress done = last.nodes().getFirst();
        assertThat(done.phase()).isEqualTo(Phase.PROMOTED);
        assertThat(done.percent()).isEqualTo(100);
        assertThat(Objects.requireNonNull(done.old()).calls()).isPositive();
        assertThat(done.old().failed()).isZero();
        assertThat(done.old().p99Ms())
                .isGreaterThanOrEqualTo(done.old().p50Ms())
                .isPositive();
    }

    @Test
    void goesThroughItsPhasesInOrder() throws IOException {
        List<RedeploymentView> seen = follow(DomainJar.of(DOMAIN).version("8.0"), null);
        assertThat(seen.stream().map(view -> view.nodes().getFirst().phase()))
                .isSorted()
                .endsWith(Phase.PROMOTED);
        assertThat(list().getFirst()).isEqualTo(seen.getLast());
    }

    @Test
    void keepsWhyOneWasRefused() throws IOException {
        DomainJar broken =
                DomainJar.of(DOMAIN).with("db/migration/inventory/V998__broken.sql", "create table no such syntax;");
        RedeploymentView last = follow(broken, null).getLast();
        assertThat(last.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(last.reason()).contains("V998__broken.sql");
        assertThat(last.nodes().getFirst().phase()).isEqualTo(Phase.REFUSED);
        assertThat(last.nodes().getFirst().reason()).contains("V998__broken.sql");
        assertThat(list().getFirst()).isEqualTo(last);
    }

    /** Every different state until the end. */
    private static List<RedeploymentView> follow(DomainJar jar, @Nullable Integer canary) throws IOException {
        String build = Base64.getEncoder().encodeToString(Files.readAllBytes(jar.in(data)));
        List<RedeploymentView> seen = new ArrayList<>();
        seen.add(result(nodes().begin(new Redeployment(DOMAIN, build, canary), CallContext.SYSTEM)));
        while (seen.getLast().endedAt() == null) {
            RedeploymentView now = result(nodes().redeployment(seen.getLast().id()));
            if (!now.equals(seen.getLast())) {
                seen.add(now);
            }
        }
        return seen;
    }

    private static List<RedeploymentView> list() {
        return result(nodes().redeployments()).data();
    }

    private static NodesService nodes() {
        return NodesService.proxy(instance.vertx());
    }

    private static Future<Void> callUntil(AtomicBoolean over) {
        return InventoryService.proxy(instance.vertx())
                .levels(new OfferIds(List.of()))
                .compose(answer -> over.get() ? Future.succeededFuture() : callUntil(over));
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
