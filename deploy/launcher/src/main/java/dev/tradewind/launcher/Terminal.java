package dev.tradewind.launcher;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Shows a start: one line that moves on a terminal, plain lines elsewhere. */
final class Terminal implements StartProgress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    // A line that wraps could not be wiped again.
    private static final int WIDTH_MAX = 76;

    private final PrintStream out;
    private final boolean interactive;
    private final Set<String> waited = new TreeSet<>();
    private int total;
    private boolean moving;

    Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /**
     * The one that people look at, if any does: the entry script knows. Whatever else is printed wipes the moving
     * line first.
     */
    static Terminal standard() {
        Terminal terminal = new Terminal(System.out, Boolean.getBoolean("tradewind.terminal"));
        if (terminal.interactive) {
            System.setOut(terminal.wiping(System.out));
            System.setErr(terminal.wiping(System.err));
        }
        return terminal;
    }

    @Override
    public synchronized void step(String what) {
        if (interactive) {
            out.print(CLEAR_LINE + (what.length() > WIDTH_MAX ? what.substring(0, WIDTH_MAX) : what) + "...");
            out.flush();
            moving = true;
        } else {
            out.println(what);
        }
    }

    @Override
    public synchronized void starting(List<String> domains) {
        waited.clear();
        waited.addAll(domains);
        total = domains.size();
        step("Starting " + String.join(", ", domains));
    }

    @Override
    public synchronized void started(String domain) {
        waited.remove(domain);
        if (interactive && !waited.isEmpty()) {
            int done = total - waited.size();
            step(String.format("Starting the domains [%d/%d] %s", done, total, String.join(" ", waited)));
        }
    }

    /** A line that stays. */
    synchronized void line(String text) {
        wipe();
        out.println(text);
    }

    private synchronized void wipe() {
        if (moving) {
            out.print(CLEAR_LINE);
            out.flush();
            moving = false;
        }
    }

    private PrintStream wiping(PrintStream stream) {
        OutputStream wiping = new FilterOutputStream(stream) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                wipe();
                out.write(bytes, offset, length);
                out.flush();
            }

            @Override
            public void write(int one) throws IOException {
                wipe();
                out.write(one);
            }
        };
        return new PrintStream(wiping, true, StandardCharsets.UTF_8);
    }
}
