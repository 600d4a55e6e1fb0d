package dev.tradewind.chaos.cluster;

import dev.tradewind.chaos.relay.LostReplies;
import dev.tradewind.chaos.relay.Relay;
import dev.tradewind.postgres.EmbeddedPostgres;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * PostgreSQL, at one address that stays while the server behind it is restarted or replaced. Nodes reach it through a
 * relay that may lose its replies; the provider and the judge through one that does not.
 */
public final class Databases implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final List<String> SETTINGS = List.of(
            "wal_level=replica",
            "max_wal_senders=4",
            "wal_keep_size=512MB",
            "max_wal_size=256MB",
            "shared_buffers=64MB");

    private final Volume volume;
    private final Relay forNodes;
    private final Relay forUs;
    private final String outside;
    private volatile EmbeddedPostgres server;
    private Path home;
    private int generation = 1;

    private Databases(Vertx vertx, Volume volume, String outside, LostReplies replies) {
        this.volume = volume;
        this.outside = outside;
        this.home = home(1);
        this.server = run(home, 0);
        this.forNodes = Relay.at(vertx, SocketAddress.inetSocketAddress(0, outside), this::address, replies::tap);
        this.forUs = Relay.at(vertx, SocketAddress.inetSocketAddress(0, HOST), this::address);
    }

    static Databases start(Vertx vertx, Volume volume, String outside, LostReplies replies) {
        return new Databases(vertx, volume, outside, replies);
    }

    private Path home(int number) {
        return volume.directory().resolve("postgres-" + number);
    }

    private static EmbeddedPostgres run(Path home, int port) {
        return EmbeddedPostgres.start(
                EmbeddedPostgres.Options.in(home).onPort(port).with(SETTINGS));
    }

    private SocketAddress address() {
        return SocketAddress.inetSocketAddress(server.port(), HOST);
    }

    public Volume volume() {
        return volume;
    }

    String urlForNodes() {
        return "postgresql://postgres@" + outside + ":" + forNodes.port() + "/postgres";
    }

    String urlForUs() {
        return "postgresql://postgres@" + HOST + ":" + forUs.port() + "/postgres";
    }

    /** A session of the superuser with the present server, past all relays. */
    public Connection connect() throws SQLException {
        return connect(server.port());
    }

    private static Connection connect(int port) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + HOST + ":" + port
                + "/postgres?user=postgres&connectTimeout=5&socketTimeout=120&ApplicationName=chaos");
    }

    /** Sessions are ended, what is committed is written. */
    public void stop() {
        server.close();
    }

    /** Everything is dropped where it is: what was committed must be found in the log afterwards. */
    public void crash() throws IOException {
        Shell.run("kill", "-QUIT", String.valueOf(server.pid()));
        server.close();
    }

    public void startAgain() {
        server = run(home, server.port());
    }

    public boolean runs() {
        try (Connection session = connect()) {
            return session.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** A copy that follows the server, which from now on calls nothing committed before the copy has it. */
    public Standby standby() throws IOException, SQLException {
        generation++;
        return Standby.of(this::connect, home, home(generation), server.port());
    }

    /**
     * The server's machine is gone and the copy takes its place. All its processes stand still before the first of
     * them dies: they would not wait for the copy any more when they see that, and would show to others what the copy
     * never gets.
     */
    public void failOverTo(Standby standby) throws IOException, SQLException {
        long postmaster = server.pid();
        Shell.run("kill", "-STOP", String.valueOf(postmaster));
        List<ProcessHandle> sessions = ProcessHandle.of(postmaster).stream()
                .flatMap(ProcessHandle::children)
                .toList();
        for (ProcessHandle session : sessions) {
            // One that has gone already cannot be stopped.
            boolean unused = Shell.succeeds("kill", "-STOP", String.valueOf(session.pid()));
        }
        Shell.run("kill", "-KILL", String.valueOf(postmaster));
        for (ProcessHandle session : sessions) {
            boolean unused = session.destroyForcibly();
        }
        server.close();
        standby.promote();
        server = standby.server();
        home = standby.home();
    }

    static List<String> settings() {
        return SETTINGS;
    }

    @Override
    public void close() {
        server.close();
    }
}
