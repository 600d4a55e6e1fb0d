package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.inventory.OfferIds;
import dev.tradewind.contracts.nodes.NodeList;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.Redeployed;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.Scaling;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One verticle is replaced by another build of it while the node goes on. */
class RedeployIT {
    private static final String DOMAIN = "inventory";

    @TempDir
    Path data;

    private Instance instance;

    @BeforeEach
    void start() {
        instance = new Instance(
                        Configuration.from(new JsonObject()
                                .put("data", data.toString())
                                .put("empty", true)
                                .put("run", new JsonArray(List.of(DOMAIN)))),
                        StartProgress.SILENT)
                .start();
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    @Test
    void anotherBuildTakesOverAndSaysWhichItIs() {
        Redeployed done = redeploy(DomainJar.of(DOMAIN).version("7.0").in(data));

        assertThat(done.data().getFirst().version()).startsWith("7.0+");
        assertThat(version()).isEqualTo(done.data().getFirst().version());
        await(levels());
    }

    @Test
    void whatWasDeployedOutlivesARestartAndCanBeTakenBack() {
        redeploy(DomainJar.of(DOMAIN).version("7.0").in(data));
        Path eight = DomainJar.of(DOMAIN).version("8.0").in(data);
        redeploy(eight);
        redeploy(eight);
        stop();
        start();
        assertThat(version()).startsWith("8.0+");

        result(nodes().redeploy(Redeployment.back(DOMAIN), CallContext.SYSTEM));
        assertThat(version()).startsWith("7.0+");
    }

    @Test
    void theSameBuildOnceMoreIsNotWhatOneGoesBackTo() {
        redeploy(DomainJar.of(DOMAIN).version("7.0").in(data));
        Path next = DomainJar.of(DOMAIN).version("8.0").in(data);
        redeploy(next);
        redeploy(next);

        result(nodes().redeploy(Redeployment.back(DOMAIN), CallContext.SYSTEM));
        assertThat(version()).startsWith("7.0+");
    }

    @Test
    void runsWithAsManyInstancesAsWasSaidAlsoAfterARestartAndInAnotherBuild() {
        scale(3);
        assertThat(instances()).isEqualTo(3);
        redeploy(DomainJar.of(DOMAIN).version("7.0").in(data));
        assertThat(instances()).isEqualTo(3);
        stop();
        start();
        assertThat(instances()).isEqualTo(3);
        assertThat(version()).startsWith("7.0+");
        scale(1);
        assertThat(instances()).isEqualTo(1);
        assertThat(version()).startsWith("7.0+");
    }

    @Test
    void aNumberOfInstancesThatCannotBeNotedDoesNotStay() throws IOException {
        Path note = data.resolve("releases/instances.json");
        Path inTheWay = Files.createDirectories(note.resolve("in the way"));
        RedeploymentView refused = scaled(3);
        assertThat(refused.outcome()).isEqualTo(RedeploymentView.Outcome.REFUSED);
        assertThat(instances()).isEqualTo(1);
        Files.delete(inTheWay);
        Files.delete(note);

        scale(2);
        assertThat(instances()).isEqualTo(2);
    }

    @Test
    void noCallIsLostWhileInstancesComeAndGo() {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        List<Future<Void>> callers = IntStream.range(0, 16)
                .mapToObj(caller -> callUntil(over, answered))
                .toList();
        IntStream.of(3, 2, 4, 1).forEach(this::scale);
        over.set(true);
        await(Future.all(callers));
        assertThat(answered.get()).isGreaterThan(100);
    }

    @Test
    void noCallIsLostWhileBuildsFollowEachOther() {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        List<Future<Void>> callers = IntStream.range(0, 16)
                .mapToObj(caller -> callUntil(over, answered))
                .toList();
        for (int build = 1; build <= 5; build++) {
            redeploy(DomainJar.of(DOMAIN).version("7." + build).in(data));
        }
        over.set(true);
        await(Future.all(callers));
        assertThat(answered.get()).isGreaterThan(100);
    }

    @Test
    void aBuildThatCannotStartChangesNothingAndSaysWhy() {
        Path broken = DomainJar.of(DOMAIN)
                .with("db/migration/inventory/V998__broken.sql", "create table no such syntax;")
                .in(data);
        assertThat(refusal(broken))
                .contains("The schema inventory cannot be migrated")
                .contains("V998__broken.sql");
        assertThat(version()).isEqualTo(Node.version());
        await(levels());
    }

    @Test
    void aJarWithoutTheVerticleIsRefused() {
        Path other = DomainJar.of("merchants").in(data);
        assertThat(refusal(other)).contains("holds no dev.tradewind.inventory.InventoryVerticle");
    }

    @Test
    void fiftyReplacementsLeaveNothingBehind() throws Exception {
        Path one = DomainJar.of(DOMAIN).version("1").in(data);
        Path two = DomainJar.of(DOMAIN).version("2").in(data);
        for (int i = 0; i < 50; i++) {
            redeploy(i % 2 == 0 ? one : two);
        }
        // The one that runs, and one that a thread or a cache may still hold until it does something else.
        assertThat(alive(ReleaseLoader.class)).isBetween(1, 2);
    }

    private Redeployed redeploy(Path jar) {
        try {
            String build = Base64.getEncoder().encodeToString(Files.readAllBytes(jar));
            return result(nodes().redeploy(new Redeployment(DOMAIN, build, null), CallContext.SYSTEM));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void scale(int instances) {
        RedeploymentView done = scaled(instances);
        assertThat(done.reason()).isNull();
        assertThat(done.instances()).isEqualTo(instances);
    }

    private RedeploymentView scaled(int instances) {
        RedeploymentView now = result(nodes().scale(new Scaling(DOMAIN, instances, ""), CallContext.SYSTEM));
        while (now.endedAt() == null) {
            now = result(nodes().redeployment(now.id()));
        }
        return now;
    }

    private int instances() {
        NodeList all = result(NodesService.proxy(instance.vertx()).nodes());
        return all.data().getFirst().verticles().getFirst().instances();
    }

    private String refusal(Path jar) {
        ServiceException refused = catchThrowableOfType(ServiceException.class, () -> redeploy(jar));
        assertThat(refused).hasMessage("release_refused");
        return Objects.requireNonNull(Fault.in(refused)).detail();
    }

    private NodesService nodes() {
        return NodesService.redeploying(instance.vertx());
    }

    private String version() {
        NodeList all = result(NodesService.proxy(instance.vertx()).nodes());
        return all.data().getFirst().verticles().getFirst().version();
    }

    private Future<Void> callUntil(AtomicBoolean over, AtomicInteger answered) {
        Promise<Void> done = Promise.promise();
        call(over, answered, done);
        return done.future();
    }

    // Not composed: a chain of thousands of futures, each waiting for the next, ends in a stack overflow.
    private void call(AtomicBoolean over, AtomicInteger answered, Promise<Void> done) {
        levels().onFailure(done::fail).onSuccess(answer -> {
            answered.incrementAndGet();
            if (over.get()) {
                done.complete();
            } else {
                call(over, answered, done);
            }
        });
    }

    private Future<Void> levels() {
        return InventoryService.proxy(instance.vertx())
                .levels(new OfferIds(List.of()))
                .mapEmpty();
    }

    /** How many objects of a class there are after a full collection. */
    private static int alive(Class<?> type) throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length >= 4 && fields[3].equals(type.getName()))
                .mapToInt(fields -> Integer.parseInt(fields[1]))
                .sum();
    }

    private static void await(Future<?> future) {
        Object unused = result(future);
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
