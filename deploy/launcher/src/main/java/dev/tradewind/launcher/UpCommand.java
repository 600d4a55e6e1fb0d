package dev.tradewind.launcher;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts everything in this terminal; Ctrl-C stops it.",
        footer = {
            "",
            "Each option is also an environment variable (TRADEWIND_PORT, TRADEWIND_HOST, TRADEWIND_DATA,",
            "TRADEWIND_EMPTY, TRADEWIND_DATABASE_URL, TRADEWIND_CONFIG, TRADEWIND_RUN) and a key of the file; an",
            "option wins over a variable, a variable over the file.",
            "TRADEWIND_SANDBOX_PORT is the sandbox payment provider's (default: HTTP port + 10).",
            "TRADEWIND_ADMIN_PASSWORD is the first admin's; without it one is made up and shown once."
        })
final class UpCommand implements Callable<Integer> {
    @Mixin
    final StartOptions options = new StartOptions();

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        Logs.quiet();
        Configuration configuration = ConfigurationReader.read(options, System.getenv());
        Logs.configure(configuration.log(), configuration.data().resolve("logs"));
        Terminal terminal = Terminal.standard();
        Instance instance = new Instance(configuration, terminal);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(instance, terminal), "stop"));
        terminal.line(ready(configuration, instance.start(), Duration.ofNanos(System.nanoTime() - begin)));
        terminal.line("tradewind: " + instance.awaitEnd());
        return Tradewind.FAILED;
    }

    private static String ready(Configuration configuration, Instance instance, Duration took) {
        String where = configuration.run().contains("gateway")
                ? "is ready at " + configuration.http().address()
                : "runs " + String.join(", ", instance.node().running());
        return String.format(Locale.ROOT, "Tradewind %s (%.1f s)", where, took.toMillis() / 1000.0);
    }

    private static void stop(Instance instance, Terminal terminal) {
        terminal.step("Stopping");
        instance.close();
        terminal.line("Stopped.");
    }
}
