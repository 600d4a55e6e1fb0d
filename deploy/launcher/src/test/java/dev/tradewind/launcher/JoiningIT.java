package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.ProxyHandlers;
import dev.tradewind.chassis.Settings;
import dev.tradewind.contracts.nodes.NodeList;
import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeRelease;
import dev.tradewind.contracts.nodes.NodeView;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.NodesServiceVertxEBProxy;
import dev.tradewind.contracts.nodes.Redeployed;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.nodes.RedeploymentList;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RolloutNote;
import dev.tradewind.contracts.nodes.Scaling;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.spi.cluster.hazelcast.impl.HazelcastRegistrationInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets into a cluster, and what works between those who are in. */
class JoiningIT {
    private static final RegistrationInfo GONE = new RegistrationInfo("gone", 1, false);
    private static final Duration HEALED_MAX = Duration.ofSeconds(30);
    // Whoever is to be answered is answered within milliseconds; only who is not waits as long as this.
    private static final long SILENCE_MS = 2_000;

    private final List<Vertx> started = new ArrayList<>();
    private final Nobody nobody = new Nobody();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        started.forEach(vertx -> await(vertx.close()));
    }

    @Test
    void findsTheOthersByDns() {
        int port = InstanceIT.freePort();
        JsonObject dns = new JsonObject().put("discovery", "dns").put("dns", "localhost:" + port);
        serve(start(dns.copy().put("port", port)));
        assertThat(answers(start(dns.copy().put("port", InstanceIT.freePort()))))
                .isTrue();
    }

    @Test
    void staysAwayFromThoseWithAnotherSecret() {
        int port = InstanceIT.freePort();
        serve(start(members(port).put("port", port).put("secret", "sesame")));
        assertThat(answers(
                        start(members(port).put("port", InstanceIT.freePort()).put("secret", "sesame"))))
                .isTrue();
        assertThat(answers(
                        start(members(port).put("port", InstanceIT.freePort()).put("secret", "guess"))))
                .isFalse();
        assertThat(answers(start(members(port).put("port", InstanceIT.freePort()))))
                .isFalse();
    }

    @Test
    void encryptsTheBusAndTalksToHoldersOfACertificateOnly() {
        int port = InstanceIT.freePort();
        JsonObject ours = Certificates.in(directory.resolve("ours"));
        JsonObject others = Certificates.in(directory.resolve("others"));
        serve(start(members(port).put("port", port).put("tls", ours)));
        Vertx friend = start(members(port).put("port", InstanceIT.freePort()).put("tls", ours));
        assertThat(answers(friend)).isTrue();
        assertThat(answersSoon(
                        start(members(port).put("port", InstanceIT.freePort()).put("tls", others))))
                .isFalse();
        assertThat(answersSoon(start(members(port).put("port", InstanceIT.freePort()))))
                .isFalse();
        assertThat(answers(friend)).isTrue();
        assertThat(nobody.calls).as("calls that came through, however late").hasValue(2);
    }

    @Test
    void callsNobodyWhoIsGoneAlthoughItIsStillListed() {
        int port = InstanceIT.freePort();
        Vertx first = start(members(port).put("port", port));
        serve(first);
        boolean listed = membership(first)
                .getHazelcastInstance()
                .<String, HazelcastRegistrationInfo>getMultiMap("__vertx.subs")
                .put(NodesService.ADDRESS, new HazelcastRegistrationInfo(GONE));
        assertThat(listed).isTrue();
        answersAlways(start(members(port).put("port", InstanceIT.freePort())));
    }

    @Test
    void findsOutWhoListensWhenTheNewsOfItWereLost() {
        int port = InstanceIT.freePort();
        serve(start(members(port).put("port", port)));
        Vertx second = start(members(port).put("port", InstanceIT.freePort()));
        assertThat(answers(second)).isTrue();
        membership(second).tell(NodesService.ADDRESS, List.of(GONE));
        assertThat(answersSoon(second)).isFalse();
        answersAlways(second);
    }

    private static Membership membership(Vertx vertx) {
        return (Membership) ((VertxInternal) vertx).clusterManager();
    }

    private static void answersAlways(Vertx vertx) {
        Instant end = Instant.now().plus(HEALED_MAX);
        int inARow = 0;
        while (inARow < 4) {
            assertThat(Instant.now()).isBefore(end);
            inARow = answersSoon(vertx) ? inARow + 1 : 0;
        }
    }

    private static JsonObject members(int port) {
        return new JsonObject().put("members", new JsonArray().add("127.0.0.1:" + port));
    }

    private Vertx start(JsonObject cluster) {
        Settings settings = Settings.of("cluster", cluster.put("enabled", true));
        Vertx vertx = await(VertxStart.start(ClusterSettings.from(settings)));
        started.add(vertx);
        return vertx;
    }

    private void serve(Vertx vertx) {
        await(ProxyHandlers.serve(vertx, NodesService.class, NodesService.ADDRESS, nobody));
    }

    private static boolean answers(Vertx vertx) {
        return answers(NodesService.proxy(vertx));
    }

    private static boolean answersSoon(Vertx vertx) {
        return answers(new NodesServiceVertxEBProxy(vertx, NodesService.ADDRESS, Calls.deadline(SILENCE_MS)));
    }

    private static boolean answers(NodesService nodes) {
        return await(nodes.nodes().map(true).otherwise(false));
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(30, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Answers, and that is all. */
    private static final class Nobody implements NodesService {
        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public Future<NodeList> nodes() {
            calls.incrementAndGet();
            return Future.succeededFuture(new NodeList(List.of(), List.of()));
        }

        @Override
        public Future<NodeView> node() {
            return Future.failedFuture("nobody");
        }

        @Override
        public Future<Redeployed> redeploy(Redeployment redeployment, CallContext context) {
            return Future.failedFuture("nobody");
        }

        @Override
        public Future<RedeploymentView> begin(Redeployment redeployment, CallContext context) {
            return Future.failedFuture("nobody");
        }

        @Override
        public Future<RedeploymentView> scale(Scaling scaling, CallContext context) {
            return Future.failedFuture("nobody");
        }

        @Override
        public Future<NodeRelease> resize(Scaling scaling) {
            return Future.failedFuture("nobody");
        }

        @Override
        public Future<RedeploymentView> redeployment(String id) {
            return Future.failedFuture("nobody");
        }

        @Override
        public Future<RedeploymentList> redeployments() {
            return Future.failedFuture("nobody");
        }

        @Override
        public Future<RedeploymentList> conducted() {
            return Future.failedFuture("nobody");
        }

        @Override
        public Future<NodeProgress> progress(String id) {
            return Future.failedFuture("nobody");
        }

        @Override
        public Future<NodeRelease> replace(Redeployment redeployment) {
            return Future.failedFuture("nobody");
        }

        @Override
        public Future<NodeProgress> undo(String id) {
            return Future.failedFuture("nobody");
        }

        @Override
        public Future<Void> keep(RolloutNote note) {
            return Future.failedFuture("nobody");
        }
    }
}
