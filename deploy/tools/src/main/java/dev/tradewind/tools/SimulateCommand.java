package dev.tradewind.tools;

import dev.tradewind.tools.simulate.Simulation;
import dev.tradewind.tools.simulate.Simulation.Finding;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tradewind simulate}: the order flow's own rules under random failures. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = "Run the order flow in a simulator, one world per seed, until one breaks a rule.")
final class SimulateCommand implements Callable<Integer> {
    @Option(names = "--seeds", paramLabel = "N", description = "how many worlds (default: ${DEFAULT-VALUE})")
    private long seeds = 10_000;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "the first world's seed (default: ${DEFAULT-VALUE}); with --seeds 1 exactly this one")
    private long seed = 1;

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        Simulation simulation = new Simulation();
        Optional<Finding> finding;
        try (ProgressBar bar = Progress.of("Simulating", seeds)) {
            finding = simulation.run(seed, seeds, done -> bar.step());
        }
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        System.out.println(simulation.tally().text());
        System.out.println(finding.map(Finding::text)
                .orElseGet(() -> String.format(
                        Locale.ROOT,
                        "%d worlds in %.1f s (%.0f a second): every order found its end and every invariant held.",
                        seeds,
                        seconds,
                        seeds / Math.max(0.001, seconds))));
        return finding.isPresent() ? 1 : 0;
    }
}
