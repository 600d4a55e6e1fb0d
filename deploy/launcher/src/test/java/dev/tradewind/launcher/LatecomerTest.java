package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.ProxyHandlers;
import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeProgress.Phase;
import dev.tradewind.contracts.nodes.NodesError;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that gave no answer when it was asked to replace a verticle. */
class LatecomerTest {
    private static final Redeployment CART = new Redeployment("cart", "AAAA", null, "dep_1");

    private final Vertx vertx = Vertx.vertx();
    private final Queue<Phase> phases = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Object> asked = new LinkedBlockingQueue<>();

    @BeforeEach
    void serve() throws Exception {
        Object node = Proxy.newProxyInstance(
                NodesService.class.getClassLoader(),
                new Class<?>[] {NodesService.class},
                (self, method, arguments) -> answer(method.getName(), arguments));
        ProxyHandlers.serve(vertx, NodesService.class, NodesService.address(Cluster.self(vertx)), (NodesService) node)
                .await(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void goesBackWhenItHasFinishedAfterAll() throws Exception {
        phases.addAll(List.of(Phase.STARTING, Phase.HEALTHY, Phase.PROMOTED));
        latecomer().watchFor(new IllegalStateException("timed out"));
        assertThat(take(4)).containsExactly("progress", "progress", "progress", "undo dep_1");
    }

    @Test
    void isLeftAloneWhenItHasRefusedInTheEnd() throws Exception {
        phases.addAll(List.of(Phase.STARTING, Phase.REFUSED));
        latecomer().watchFor(new IllegalStateException("timed out"));
        assertThat(take(2)).containsExactly("progress", "progress");
        assertThat(asked.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void isNotAskedWhenItsAnswerWasNo() throws Exception {
        latecomer().watchFor(Fault.of(NodesError.RELEASE_REFUSED, "no"));
        assertThat(asked.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    private Latecomer latecomer() {
        return new Latecomer(vertx, CART, Cluster.self(vertx), Duration.ofMillis(20));
    }

    private Future<?> answer(String method, Object[] arguments) {
        if (method.equals("undo")) {
            asked.add("undo " + arguments[0]);
            return Future.succeededFuture(
                    NodeProgress.waiting("alone", Instant.EPOCH).in(Phase.RESTORED, Instant.EPOCH, null));
        }
        asked.add(method);
        return Future.succeededFuture(
                NodeProgress.waiting("alone", Instant.EPOCH).in(phases.remove(), Instant.EPOCH, null));
    }

    private List<Object> take(int many) throws InterruptedException {
        Object[] taken = new Object[many];
        for (int i = 0; i < many; i++) {
            taken[i] = asked.poll(10, TimeUnit.SECONDS);
        }
        return List.of(taken);
    }
}
