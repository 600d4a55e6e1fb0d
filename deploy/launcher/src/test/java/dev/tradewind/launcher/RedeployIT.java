package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.inventory.OfferIds;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
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
        Path jar = DomainJar.of(DOMAIN).version("7.0").in(data);

        await(instance.node().replace(DOMAIN, jar));

        assertThat(instance.node().release(DOMAIN).orElseThrow().version()).startsWith("7.0+");
        await(levels());
    }

    @Test
    void noCallIsLostWhileBuildsFollowEachOther() {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        List<Future<Void>> callers = IntStream.range(0, 16)
                .mapToObj(caller -> callUntil(over, answered))
                .toList();
        for (int build = 1; build <= 5; build++) {
            await(instance.node()
                    .replace(DOMAIN, DomainJar.of(DOMAIN).version("7." + build).in(data)));
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
        assertThatThrownBy(() -> await(instance.node().replace(DOMAIN, broken)))
                .hasMessageContaining("The schema inventory cannot be migrated")
                .hasMessageContaining("V998__broken.sql");
        assertThat(instance.node().release(DOMAIN)).contains(Release.own(DOMAIN));
        await(levels());
    }

    @Test
    void aJarWithoutTheVerticleIsRefused() {
        Path other = DomainJar.of("merchants").in(data);
        assertThatThrownBy(() -> await(instance.node().replace(DOMAIN, other)))
                .hasMessageContaining("holds no dev.tradewind.inventory.InventoryVerticle");
    }

    @Test
    void fiftyReplacementsLeaveNothingBehind() throws Exception {
        Path one = DomainJar.of(DOMAIN).version("1").in(data);
        Path two = DomainJar.of(DOMAIN).version("2").in(data);
        for (int i = 0; i < 50; i++) {
            await(instance.node().replace(DOMAIN, i % 2 == 0 ? one : two));
        }
        // The one that runs, and one that a thread or a cache may still hold until it does something else.
        assertThat(alive(ReleaseLoader.class)).isBetween(1, 2);
    }

    private Future<Void> callUntil(AtomicBoolean over, AtomicInteger answered) {
        return levels().compose(answer -> {
            answered.incrementAndGet();
            return over.get() ? Future.succeededFuture() : callUntil(over, answered);
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
        try {
            Object unused = future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
