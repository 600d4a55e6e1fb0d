package dev.tradewind.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How PostgreSQL's programs are started: never as root (a user namespace hides it, the files stay root's), out of
 * reach of the terminal's Ctrl-C, and, for the server, so that it does not outlive this JVM.
 */
final class ChildCommand {
    // Where the kernel cannot signal a child whose parent died: a shell keeps the other end of our pipe, and its
    // closing is the sign.
    private static final String SUPERVISOR =
            """
            set -m
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            { cat <&3 >/dev/null; kill -INT "$server"; } &
            watch=$!
            exec 3<&-
            wait "$server"; code=$?
            kill -- "-$watch" 2>/dev/null
            exit "$code"
            """;

    private ChildCommand() {}

    /** A program that ends by itself. */
    static List<String> shortLived(List<String> command) {
        return concat(withoutRoot(), command);
    }

    /** The server, bound to the life of the thread that starts it, or to the standard input it is given. */
    static List<String> server(List<String> command) {
        Optional<String> setpriv = Platform.program("setpriv");
        Optional<String> setsid = Platform.program("setsid");
        if (Platform.isLinux() && setpriv.isPresent() && setsid.isPresent()) {
            List<String> kernel = List.of(setpriv.get(), "--pdeathsig", "INT", setsid.get());
            return concat(kernel, concat(withoutRoot(), command));
        }
        return supervised(command);
    }

    static List<String> supervised(List<String> command) {
        // Other shells give a background job its own process group only on a terminal.
        String shell = Platform.program("bash").orElse("/bin/sh");
        return concat(List.of(shell, "-c", SUPERVISOR, "tradewind-postgres"), concat(withoutRoot(), command));
    }

    private static List<String> withoutRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        String unshare = Platform.program("unshare").orElseThrow(ChildCommand::rootRefused);
        if (Commands.run(List.of(unshare, "-U", "true")).code() != 0) {
            throw rootRefused();
        }
        return List.of(unshare, "-U");
    }

    private static PostgresException rootRefused() {
        return new PostgresException(
                "PostgreSQL refuses to run as root, and user namespaces (unshare -U) are not allowed here:"
                        + " start as an ordinary user, or give a database with --database-url.");
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
