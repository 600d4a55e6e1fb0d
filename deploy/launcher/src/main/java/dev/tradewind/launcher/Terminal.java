package dev.tradewind.launcher;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Shows a start: one line that moves on a terminal, plain lines elsewhere. */
final class Terminal implements StartProgress {
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean interactive;
    private final Set<String> waited = new TreeSet<>();
    private int total;

    Terminal(PrintStream out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** The entry script knows whether a person is looking. */
    static Terminal standard() {
        return new Terminal(System.out, Boolean.getBoolean("tradewind.terminal"));
    }

    @Override
    public synchronized void step(String what) {
        if (interactive) {
            out.print(CLEAR_LINE + what + "...");
            out.flush();
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
            step(String.format(
                    "Starting the domains [%d/%d] %s", total - waited.size(), total, String.join(" ", waited)));
        }
    }

    /** A line that stays. */
    synchronized void line(String text) {
        out.println((interactive ? CLEAR_LINE : "") + text);
    }
}
