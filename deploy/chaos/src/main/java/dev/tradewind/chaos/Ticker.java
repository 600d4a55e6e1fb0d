package dev.tradewind.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Tells people what happens while it happens: lines that stay, and on a terminal one that moves. */
final class Ticker {
    private static final int WIDTH = 110;

    private final PrintStream out;
    private final boolean moving;
    private final Instant begin = Instant.now();

    Ticker(PrintStream out, boolean moving) {
        this.out = out;
        this.moving = moving;
    }

    synchronized void say(String what) {
        clear();
        out.println(time() + " " + what);
    }

    synchronized void print(String what) {
        clear();
        out.println(what);
    }

    synchronized void status(String what) {
        if (moving) {
            String line = time() + " " + what;
            clear();
            out.print(line.substring(0, Math.min(WIDTH, line.length())));
            out.flush();
        }
    }

    private void clear() {
        if (moving) {
            out.print("\r\033[K");
        }
    }

    private String time() {
        long seconds = Duration.between(begin, Instant.now()).toSeconds();
        return "[%2d:%02d]".formatted(seconds / 60, seconds % 60);
    }
}
