package dev.tradewind.postgres;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running PostgreSQL server of our own. It listens on loopback only, trusts who reaches it there, and is stopped by
 * the kernel when this JVM dies in whatever way.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final int FREE_PORT_ATTEMPTS = 5;

    private final Cluster cluster;
    private final Server server;
    private final Options options;

    private EmbeddedPostgres(Cluster cluster, Server server, Options options) {
        this.cluster = cluster;
        this.server = server;
        this.options = options;
    }

    /**
     * Where and how to run the server.
     *
     * @param home directory of the server's files, created when missing; null for a new temporary one, deleted on
     *      close or at the JVM's end
     * @param port port on 127.0.0.1; 0 takes a free one
     * @param durable false lets commits be lost when the machine dies: for tests only
     * @param progress told in a few words what is being done
     * @param settings of the server, each as {@code name=value}
     */
    public record Options(
            @Nullable Path home, int port, boolean durable, Consumer<String> progress, List<String> settings) {
        public Options {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("port must be between 0 and 65535");
            }
        }

        /** A durable server with its files under {@code home}, on a free port. */
        public static Options in(Path home) {
            return new Options(home.toAbsolutePath().normalize(), 0, true, step -> {}, List.of());
        }

        /** A server for one test run: own directory, deleted at the end, nothing forced to disk. */
        public static Options temporary() {
            return new Options(null, 0, false, step -> {}, List.of());
        }

        public Options onPort(int chosen) {
            return new Options(home, chosen, durable, progress, settings);
        }

        public Options durable(boolean chosen) {
            return new Options(home, port, chosen, progress, settings);
        }

        public Options reporting(Consumer<String> listener) {
            return new Options(home, port, durable, listener, settings);
        }

        /** These win over what an embedded server is usually run with. */
        public Options with(List<String> chosen) {
            return new Options(home, port, durable, progress, List.copyOf(chosen));
        }
    }

    /**
     * Unpacks, initialises and starts the server, as far as needed, and returns when it accepts connections. After a
     * crash of an earlier JVM it waits for that one's server to be gone.
     *
     * @throws PostgresException when it cannot be started
     */
    public static EmbeddedPostgres start(Options options) {
        Binaries binaries = Binaries.unpacked(options.progress());
        Cluster cluster = options.home() == null ? Cluster.temporary() : Cluster.at(options.home());
        try {
            cluster.prepare(binaries, options);
            options.progress().accept("Starting PostgreSQL " + binaries.version());
            Server server = startServer(binaries, cluster, options);
            EmbeddedPostgres postgres = new EmbeddedPostgres(cluster, server, options);
            if (options.home() == null) {
                Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "postgres-cleanup"));
            }
            return postgres;
        } catch (RuntimeException e) {
            cluster.release();
            throw e;
        }
    }

    private static Server startServer(Binaries binaries, Cluster cluster, Options options) {
        for (int attempt = 1; ; attempt++) {
            int port = options.port() == 0 ? Ports.free() : options.port();
            try {
                return Server.start(binaries, cluster, port, ServerSettings.of(options));
            } catch (PortInUseException e) {
                // Between finding a free port and the server's bind somebody else may take it.
                if (options.port() != 0 || attempt == FREE_PORT_ATTEMPTS) {
                    throw e.told();
                }
            }
        }
    }

    /** {@code postgresql://postgres@127.0.0.1:PORT/postgres}, the superuser's connection. */
    public String url() {
        return "postgresql://postgres@127.0.0.1:" + port() + "/postgres";
    }

    public int port() {
        return server.port();
    }

    /** The server's process id, for whoever watches its memory. */
    public long pid() {
        return server.pid();
    }

    /** Runs the action once the server has ended, whoever ended it. */
    public void whenEnded(Runnable action) {
        server.whenEnded(action);
    }

    /**
     * Ends running sessions, writes a checkpoint and stops the server; after half a minute it is killed. Asking twice
     * is harmless.
     */
    @Override
    public void close() {
        server.stop(options.durable());
        cluster.release();
    }
}
