package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.inventory.OfferIds;
import dev.tradewind.contracts.nodes.NodeList;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.VerticleView;
import dev.tradewind.postgres.EmbeddedPostgres;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIT {
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    @TempDir
    Path data;

    @Test
    void stopsAndStartsOneDomainWhileTheOthersGoOn() {
        try (Instance instance = start(settings("inventory", "orders"))) {
            assertThat(instance.node().running()).containsExactly("inventory", "orders");
            await(instance.node().undeploy("inventory"));
            assertThat(instance.node().running()).containsExactly("orders");
            await(instance.node().deploy("inventory"));
            assertThat(instance.node().running()).containsExactly("inventory", "orders");
            await(InventoryService.proxy(instance.vertx()).levels(new OfferIds(List.of())));
        }
    }

    @Test
    void leavesANoteForTheOtherCommandsWhileItRuns() {
        try (Instance instance = start(settings("inventory"))) {
            assertThat(instance.node().running()).isNotEmpty();
            assertThat(InstanceNote.read(data)).hasValueSatisfying(note -> assertThat(note.databaseUrl())
                    .startsWith("postgresql://postgres@127.0.0.1:"));
        }
        assertThat(InstanceNote.read(data)).isEmpty();
    }

    @Test
    void refusesASecondInstanceOnTheSameData() {
        try (Instance first = start(settings("inventory"))) {
            assertThat(first.node().running()).isNotEmpty();
            assertThatThrownBy(() -> start(settings("inventory")).close())
                    .hasMessageContaining("in use by another running Tradewind");
        }
    }

    @Test
    void namesTheKeyThatADomainDoesNotKnow() {
        JsonObject wrong = settings("inventory")
                .put("verticles", new JsonObject().put("inventory", new JsonObject().put("lokations", "x")));
        assertThatThrownBy(() -> start(wrong).close())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("inventory.lokations is not known here");
    }

    @Test
    void goesOnWithoutAnAdviserThatCannotStart() {
        JsonObject noModel = settings("inventory", "fraud")
                .put(
                        "verticles",
                        new JsonObject()
                                .put(
                                        "fraud",
                                        new JsonObject()
                                                .put("onnx", new JsonObject().put("file", "/no/such/model.onnx"))));
        try (Instance instance = start(noModel)) {
            assertThat(instance.node().running()).containsExactly("inventory");
            assertThatThrownBy(() -> await(instance.node().deploy("fraud")))
                    .hasMessageContaining("fraud did not start: verticles.fraud.onnx.file: /no/such/model.onnx");
        }
    }

    @Test
    void formsAClusterInWhichANodeCallsADomainOfAnother() {
        int first = freePort();
        int second = freePort();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
                Instance one = start(clustered(postgres.url(), first, second, "inventory"));
                Instance two = start(clustered(postgres.url(), second, first, "orders"))) {
            assertThat(one.node().running()).containsExactly("inventory");
            assertThat(two.node().running()).containsExactly("orders");
            await(InventoryService.proxy(two.vertx()).levels(new OfferIds(List.of())));
            NodeList nodes = result(NodesService.proxy(two.vertx()).nodes());
            assertThat(nodes.missing()).isEmpty();
            assertThat(nodes.data())
                    .extracting(node -> node.verticles().getFirst().name())
                    .containsExactly("inventory", "orders");
            assertThat(nodes.data())
                    .allSatisfy(node -> assertThat(node.verticles()).allMatch(VerticleView::healthy));
        }
    }

    private static Instance start(JsonObject settings) {
        Instance instance = new Instance(Configuration.from(settings), StartProgress.SILENT);
        try {
            return instance.start();
        } catch (RuntimeException e) {
            instance.close();
            throw e;
        }
    }

    private JsonObject settings(String... domains) {
        return new JsonObject()
                .put("data", data.toString())
                .put("empty", true)
                .put("run", new JsonArray(List.of(domains)));
    }

    private JsonObject clustered(String databaseUrl, int port, int other, String domain) {
        return settings(domain)
                .put("data", data.resolve(domain).toString())
                .put("database", new JsonObject().put("url", databaseUrl))
                .put(
                        "cluster",
                        new JsonObject()
                                .put("enabled", true)
                                .put("name", "test-" + Math.min(port, other))
                                .put("port", port)
                                .put(
                                        "members",
                                        new JsonArray().add("127.0.0.1:" + port).add("127.0.0.1:" + other)));
    }

    private static void await(Future<?> future) {
        Object unused = result(future);
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** One that nobody listens on, and another one each time. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            return GIVEN.add(port) ? port : freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
