package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.launcher.dev.Build;
import dev.tradewind.launcher.dev.Compiler;
import dev.tradewind.launcher.dev.Workspace;
import dev.tradewind.launcher.fit.Contracts;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds that others could not go on with. */
class FittingTest {
    private static final Deployment INVENTORY = Deployments.of("inventory").orElseThrow();

    @TempDir
    private Path directory;

    @Test
    void theSameContractsFitAndMoreOfThem() {
        check(DomainJar.of("inventory"), false);
        check(contracts(all -> all.put("event inventory.counted.v1", "inventory.InventoryEvent$Counted")), false);
    }

    @Test
    void brokenContractsAreListed() {
        DomainJar broken = contracts(all -> {
            all.remove("event inventory.reserved.v1");
            all.remove("method inventory.InventoryService.levels");
            all.put("field inventory.Quantity.pieces", "String");
        });
        assertThatThrownBy(() -> check(broken, false))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("does not fit to what runs: ")
                .hasMessageContaining("event inventory.reserved.v1 is gone; ")
                .hasMessageContaining("field inventory.Quantity.pieces was ")
                .hasMessageContaining("method inventory.InventoryService.levels is gone");
    }

    @Test
    void theBuildBeforeMayLackWhatIsNewerButMustNotContradict() {
        check(contracts(all -> all.remove("event inventory.reserved.v1")), true);
        DomainJar other = contracts(all -> {
            all.remove("event inventory.reserved.v1");
            all.put("event inventory.booked.v1", "inventory.InventoryEvent$Booked");
        });
        assertThatThrownBy(() -> check(other, true)).hasMessageContaining("event inventory.reserved.v1 is gone");
    }

    @Test
    void aBuildThatSaysNothingOfItsContractsIsRefusedUnlessItRanBefore() {
        DomainJar silent = DomainJar.of("inventory").without(Contracts.ENTRY);
        check(silent, true);
        assertThatThrownBy(() -> check(silent, false)).hasMessageContaining("does not say what contracts");
    }

    @Test
    void aStepThatTakesAwayWhatTheRunningBuildUsesIsRefusedUnlessItIsMarked() {
        String drop = "alter table stock drop column reserved;";
        String file = "db/migration/inventory/V900__less.sql";
        assertThatThrownBy(() -> check(DomainJar.of("inventory").with(file, drop), false))
                .hasMessageContaining("V900__less.sql drops the column stock.reserved");
        check(DomainJar.of("inventory").with(file, "-- contract: counted in holds since V800\n" + drop), false);
    }

    @Test
    void aBuildWhoseClassesDoNotFindTheirCounterpartsIsRefused() throws IOException {
        write(
                "contracts/src/main/java/dev/tradewind/contracts/shared/OfferId.java",
                """
                package dev.tradewind.contracts.shared;
                public record OfferId(String value) { public String check() { return ""; } }
                """);
        write(
                "contracts/src/main/java/dev/tradewind/contracts/shared/Novelty.java",
                """
                package dev.tradewind.contracts.shared;
                public interface Novelty { void add(int many, OfferId[] to); }
                """);
        Path contracts = Files.write(directory.resolve("contracts.jar"), built("contracts", ""));
        write(
                "inventory/src/main/java/dev/tradewind/inventory/InventoryVerticle.java",
                """
                package dev.tradewind.inventory;
                import dev.tradewind.contracts.shared.*;
                class InventoryVerticle {
                    String one(OfferId id, Novelty news) { news.add(1, null); return id.check() + id.value(); }
                }
                """);
        Path jar = Files.write(directory.resolve("inventory.jar"), built("inventory", contracts.toString()));
        assertThatThrownBy(() -> Fitting.check(INVENTORY, Release.in(jar, INVENTORY), Release.own("inventory"), false))
                .hasMessageContaining("it needs Novelty, which this node does not have")
                .hasMessageContaining("it needs Novelty.add(int, OfferId[]), which")
                .hasMessageContaining("it needs OfferId.check(), which")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("OfferId.value()"));
    }

    @Test
    void aServiceThatLeavesOutAMethodIsRefused() throws IOException {
        write(
                "inventory/src/main/java/dev/tradewind/inventory/InventoryVerticle.java",
                """
                package dev.tradewind.inventory;
                class InventoryVerticle { static class Half implements dev.tradewind.contracts.shared.EventFeed {} }
                """);
        write(
                "contracts/src/main/java/dev/tradewind/contracts/shared/EventFeed.java",
                """
                package dev.tradewind.contracts.shared;
                public interface EventFeed {}
                """);
        Path contracts = Files.write(directory.resolve("contracts.jar"), built("contracts", ""));
        Path jar = Files.write(directory.resolve("inventory.jar"), built("inventory", contracts.toString()));
        assertThatThrownBy(() -> Fitting.check(INVENTORY, Release.in(jar, INVENTORY), Release.own("inventory"), false))
                .hasMessageContaining("InventoryVerticle.Half has no EventFeed.read(FeedQuery)");
    }

    /** Of sources as {@link #write} has left them. */
    private byte[] built(String module, String classPath) throws IOException {
        write(module + "/target/classpath", classPath);
        Workspace workspace = Workspace.in(directory.resolve("work"));
        try (Compiler compiler = Compiler.of(workspace, directory.resolve("scratch"))) {
            Build build = compiler.build(
                    workspace.verticles().stream()
                            .filter(one -> one.name().equals(module))
                            .findFirst()
                            .orElseThrow(),
                    Map.of(Contracts.ENTRY, Fitting.ownBytes()));
            assertThat(build).isInstanceOf(Build.Done.class);
            return ((Build.Done) build).jar();
        }
    }

    private void write(String path, String text) throws IOException {
        Path file = directory.resolve("work/verticles").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static DomainJar contracts(Consumer<Map<String, Object>> edit) {
        JsonObject all = new JsonObject(new String(Fitting.ownBytes(), java.nio.charset.StandardCharsets.UTF_8));
        edit.accept(all.getMap());
        return DomainJar.of("inventory").with(Contracts.ENTRY, all.encode());
    }

    private void check(DomainJar jar, boolean back) {
        Release candidate = Release.in(jar.in(directory), INVENTORY);
        Fitting.check(INVENTORY, candidate, Release.own("inventory"), back);
    }
}
