package dev.tradewind.tools;

import java.io.InputStream;
import java.time.Duration;
import java.util.function.UnaryOperator;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Bars for people who wait, on the error stream; where nobody watches, a line for what took long. */
public final class Progress {
    private static final int WIDTH = 100;
    private static final int UPDATE_MS = 200;

    private Progress() {}

    /** A bar that is stepped until it is closed. */
    public static ProgressBar of(String task, long steps) {
        return builder(task, steps).build();
    }

    /** A bar that moves as a stream of that many bytes is read and closes with it. */
    public static UnaryOperator<InputStream> watching(String task, long bytes) {
        return in -> ProgressBar.wrap(in, builder(task, bytes).setUnit(" kB", 1024));
    }

    private static ProgressBarBuilder builder(String task, long max) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MS)
                .setConsumer(
                        System.console() == null ? new LogLine() : new ConsoleProgressBarConsumer(System.err, WIDTH));
    }

    private static final class LogLine implements ProgressBarConsumer {
        private static final Duration WORTH_A_LINE = Duration.ofSeconds(3);

        private final long begin = System.nanoTime();
        private String last = "";

        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String rendered) {
            last = rendered;
        }

        @Override
        public void close() {
            if (System.nanoTime() - begin > WORTH_A_LINE.toNanos()) {
                System.err.println(last.strip());
            }
        }
    }
}
