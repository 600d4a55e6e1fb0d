package dev.tradewind.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An instance in this terminal: it says when it is ready, and runs until it is told to stop or ends by itself. */
final class Foreground {
    private final Configuration configuration;
    private final Terminal terminal;
    private final Instance instance;
    private final Consumer<Instance> whenReady;

    private Foreground(
            Configuration configuration, Terminal terminal, @Nullable Children children, Consumer<Instance> whenReady) {
        this.configuration = configuration;
        this.terminal = terminal;
        this.instance = new Instance(configuration, terminal, children);
        this.whenReady = whenReady;
    }

    /**
     * Returns an exit code when it ended by itself; a signal ends the JVM from outside.
     *
     * @param children the other nodes that start and stop with this one; null for none
     */
    static int run(Configuration configuration, @Nullable Children children) {
        return run(configuration, children, ready -> {});
    }

    /** @param whenReady told once, of the instance that answers */
    static int run(Configuration configuration, @Nullable Children children, Consumer<Instance> whenReady) {
        long begin = System.nanoTime();
        Logs.configure(configuration.log(), configuration.logs());
        Foreground foreground = new Foreground(configuration, Terminal.standard(), children, whenReady);
        Runtime.getRuntime().addShutdownHook(new Thread(foreground::stop, "stop"));
        return foreground.untilItEnds(begin);
    }

    /** Ends this JVM, as a signal would, when nobody holds the other end of its standard input any more. */
    static void endWithInput() {
        Thread watch = new Thread(
                () -> {
                    awaitEnd(System.in);
                    System.exit(0);
                },
                "parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd(InputStream input) {
        try {
            while (input.read() >= 0) {
                // Whatever is said there means nothing; that somebody could say it does.
                continue;
            }
        } catch (IOException e) {
            // Broken is as good as ended.
            return;
        }
    }

    private int untilItEnds(long begin) {
        try {
            Instance running = instance.start();
            terminal.line(ready(running, Duration.ofNanos(System.nanoTime() - begin)));
            whenReady.accept(running);
            terminal.line("tradewind: " + running.awaitEnd());
        } catch (Steps.BrokenOff e) {
            // Somebody wanted that, and "Stopped." says that it is done.
            return Tradewind.FAILED;
        }
        return Tradewind.FAILED;
    }

    private String ready(Instance running, Duration took) {
        String where = configuration.run().contains("gateway")
                ? "is ready at " + configuration.http().address()
                : "runs " + String.join(", ", running.node().running());
        return String.format(Locale.ROOT, "Tradewind %s (%.1f s)", where, took.toMillis() / 1000.0);
    }

    private void stop() {
        terminal.step("Stopping");
        instance.close();
        terminal.line("Stopped.");
    }
}
