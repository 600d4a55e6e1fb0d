package dev.tradewind.bench;

import dev.tradewind.bench.machine.Server;
import dev.tradewind.bench.machine.Yardstick;
import dev.tradewind.bench.report.Page;
import dev.tradewind.bench.report.Results;
import dev.tradewind.bench.report.Table;
import dev.tradewind.bench.scenario.AddToCart;
import dev.tradewind.bench.scenario.Bed;
import dev.tradewind.bench.scenario.Bed.Effort;
import dev.tradewind.bench.scenario.Browse;
import dev.tradewind.bench.scenario.Checkout;
import dev.tradewind.bench.scenario.Feeds;
import dev.tradewind.bench.scenario.FlashSale;
import dev.tradewind.bench.scenario.Nodes;
import dev.tradewind.bench.scenario.Recommend;
import dev.tradewind.bench.scenario.ScaleOut;
import dev.tradewind.bench.scenario.Scenario;
import dev.tradewind.bench.scenario.SlowProvider;
import dev.tradewind.bench.scenario.Wares;
import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.tools.Progress;
import dev.tradewind.tools.rest.Imports;
import dev.tradewind.tools.verify.Audit;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tradewind bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measure the platform, each figure next to its raw limit on this machine.",
        footer = {
            "Exit code 1 when a request or a scenario failed or an invariant does not hold afterwards, 2 when it is",
            "called wrongly."
        })
final class BenchCommand implements Callable<Integer> {
    private static final Duration FEEDS = Duration.ofMinutes(3);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--quick", description = "a second of everything: shows that it runs, not how fast")
    private boolean quick;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "length of each measured run (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "16",
            description = "users at the same time, where a scenario does not say otherwise (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "some of browse, recommend, cart1, cart10, cart100, slow-provider, checkout, flash, feeds,"
                    + " nodes, scale-out")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--running",
            paramLabel = "DIR",
            description = "measure the instance that runs on this data directory, instead of starting an empty one")
    private @Nullable Path running;

    @Option(
            names = "--sessions",
            paramLabel = "FILE",
            description =
                    "recorded sessions to fill the shop with before recommend, one a line or as SessionId, ItemId and"
                            + " Time; may be .xz (default: some that are made up)")
    private @Nullable Path sessions;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where bench.json and bench.html are written (default: .tradewind/bench/ and the time)")
    private @Nullable Path out;

    private final Map<String, Exception> failed = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        checkNames();
        Path directory = out != null
                ? out
                : Path.of(".tradewind", "bench", LocalDateTime.now().format(STAMP));
        Files.createDirectories(directory);
        Results results = measure(directory);
        Files.writeString(directory.resolve("bench.json"), Wire.write(results) + "\n");
        Files.writeString(directory.resolve("bench.html"), Page.of(results));
        System.out.print(Table.of(results));
        System.out.println("\nWith plots: " + directory.resolve("bench.html"));
        failed.forEach((scenario, why) -> System.err.println("tradewind: " + scenario + " failed: " + why));
        return results.isSound() && failed.isEmpty() ? 0 : 1;
    }

    private Results measure(Path directory) throws Exception {
        Map<String, String> machine = Machine.described();
        Vertx vertx = Vertx.vertx();
        try (Server server = running == null ? Server.start(directory) : Server.running(running);
                Yardstick yardstick = Yardstick.start(directory, server.databaseUrl())) {
            var bed = new Bed(vertx, server, yardstick, effort());
            try {
                Wares wares = Wares.prepare(
                        new Imports(server.staff()), server.staff().rest());
                run(bed, wares, directory);
            } finally {
                yardstick.clean();
            }
            Invariants invariants = Audit.settled(server.staff(), FEEDS);
            return new Results(
                    Instant.now(),
                    machine,
                    bed.figures(),
                    invariants.data().stream().map(Audit::line).toList(),
                    invariants.holds());
        } finally {
            vertx.close().await(10, TimeUnit.SECONDS);
        }
    }

    /** Before anything is started. */
    private void checkNames() {
        List<String> known = scenarios(Path.of("")).stream().map(Scenario::key).toList();
        List<String> unknown =
                only.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "there is no scenario " + String.join(", ", unknown) + "; there are " + String.join(", ", known));
        }
    }

    private Effort effort() {
        return quick ? new Effort(4, 1, 1, 0.02) : new Effort(connections, seconds, 3, 1);
    }

    private List<Scenario> scenarios(Path directory) {
        return List.of(
                new Browse(),
                new Recommend(sessions),
                new AddToCart(1, 400),
                new AddToCart(10, 200),
                new AddToCart(100, 100),
                new SlowProvider(),
                new Checkout(),
                new FlashSale(),
                new Feeds(),
                new Nodes(directory),
                new ScaleOut(directory));
    }

    private void run(Bed bed, Wares wares, Path directory) throws Exception {
        List<Scenario> chosen = scenarios(directory).stream()
                .filter(scenario -> only.isEmpty() || only.contains(scenario.key()))
                .toList();
        try (ProgressBar bar = Progress.of("measuring", chosen.size())) {
            for (Scenario scenario : chosen) {
                bar.setExtraMessage(scenario.key());
                attempt(scenario, bed, wares);
                bar.step();
            }
        }
    }

    /** What the others find out is worth having in any case. */
    private void attempt(Scenario scenario, Bed bed, Wares wares) throws Exception {
        try {
            scenario.run(bed, wares);
        } catch (IOException | RuntimeException e) {
            failed.put(scenario.key(), e);
        }
    }
}
