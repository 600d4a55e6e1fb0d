package dev.tradewind.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Whether an embedded server could be started on this machine, without starting one. */
public final class Readiness {
    private Readiness() {}

    /** What would stop {@link EmbeddedPostgres#start} with this home, each in one line; empty when nothing would. */
    public static List<String> obstacles(Path home) {
        List<String> obstacles = new ArrayList<>();
        collect(obstacles, () -> Objects.requireNonNull(Binaries.unpacked(step -> {})));
        collect(obstacles, () -> Objects.requireNonNull(ChildCommand.shortLived(List.of())));
        if (Files.exists(home.resolve("data"))) {
            collect(obstacles, () -> Cluster.at(home).checked().release());
        }
        return obstacles;
    }

    /** How the server is kept from outliving the JVM here, for people. */
    public static String guard() {
        boolean byKernel = ChildCommand.server(List.of()).getFirst().endsWith("setpriv");
        return byKernel ? "the kernel stops it with the JVM" : "a shell beside it stops it with the JVM";
    }

    /** The version that this build brings along. */
    public static String version() {
        return Binaries.bundledVersion();
    }

    private static void collect(List<String> obstacles, Runnable attempt) {
        try {
            attempt.run();
        } catch (PostgresException e) {
            obstacles.add(String.valueOf(e.getMessage()));
        }
    }
}
