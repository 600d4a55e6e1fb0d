package dev.tradewind.chaos;

import dev.tradewind.chaos.fault.Fault;
import dev.tradewind.chaos.fault.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradewind chaos}. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a cluster of its own with its own database, sells through it, breaks it at random, heals it, and",
            "when it is quiet judges whether every promise was kept: by the auditor, and by counting in the database."
        },
        footer = {
            "",
            "Exit code 1 when an accepted order was lost, doubled or never ended, when sums do not add up, or when the",
            "platform did not recover. What a machine does not allow is said and left out; as root on Linux it allows",
            "most."
        })
final class ChaosCommand implements Callable<Integer> {
    private static final int NODES_MAX = 9;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "5",
            description = "how long faults are injected (default: ${DEFAULT-VALUE})")
    private double minutes;

    @Option(
            names = "--faults",
            paramLabel = "NAME",
            split = ",",
            description = "these only (default: all that are possible here); --list tells their names")
    private @Nullable List<String> faults;

    @Option(names = "--seed", paramLabel = "S", description = "the same faults in the same order (default: a new one)")
    private @Nullable Long seed;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "3",
            description = "how many JVMs (default: ${DEFAULT-VALUE})")
    private int nodes;

    @Option(
            names = "--shoppers",
            paramLabel = "N",
            defaultValue = "12",
            description = "how many people buy at the same time (default: ${DEFAULT-VALUE})")
    private int shoppers;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "write what came of it there, as JSON, for the console's page of chaos results")
    private @Nullable Path report;

    @Option(names = "--list", description = "tell which faults there are")
    private boolean list;

    @Override
    public Integer call() throws Exception {
        if (list) {
            Faults.all().forEach(fault -> System.out.printf("%-18s %s%n", fault.name(), fault.told()));
            return 0;
        }
        require(nodes >= 2 && nodes <= NODES_MAX, "--nodes must be from 2 to " + NODES_MAX);
        require(minutes > 0 && shoppers > 0, "--minutes and --shoppers must be more than 0");
        long chosen = seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
        Path directory = Files.createTempDirectory("tradewind-chaos-");
        Ticker ticker = new Ticker(System.out, Boolean.getBoolean("tradewind.terminal"));
        ticker.say("seed " + chosen);
        Run.Plan plan = new Run.Plan(
                directory, nodes, Duration.ofMillis((long) (minutes * 60_000)), shoppers, chosen, selected(), report);
        if (!new Run(plan, ticker).go()) {
            ticker.print("What the nodes said is in " + directory + ".");
            return 1;
        }
        delete(directory);
        return 0;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void require(boolean right, String what) {
        if (!right) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(), what);
        }
    }

    private List<Fault> selected() {
        List<Fault> all = Faults.all();
        if (faults == null) {
            return all;
        }
        List<String> names = all.stream().map(Fault::name).toList();
        faults.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(unknown -> {
            require(false, "there is no fault " + unknown + "; there are " + String.join(", ", names));
        });
        return all.stream().filter(fault -> faults.contains(fault.name())).collect(Collectors.toList());
    }
}
