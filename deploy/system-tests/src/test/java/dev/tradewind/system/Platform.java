package dev.tradewind.system;

import dev.tradewind.launcher.Configuration;
import dev.tradewind.launcher.Instance;
import dev.tradewind.launcher.InstanceNote;
import dev.tradewind.launcher.StartProgress;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A whole platform in this JVM, on its own database and ports. */
public final class Platform implements AutoCloseable {
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    public static final String ADMIN_PASSWORD = "correct horse battery staple";

    private final Path data;
    private final Instance instance;
    private final Provider provider;
    private final int port;
    private final Market market;

    private Platform(Path data, Instance instance, int port, int sandboxPort) {
        this.data = data;
        this.instance = instance;
        this.port = port;
        this.provider = new Provider(sandboxPort);
        this.market = Market.signIn(Rest.at(port), ADMIN_PASSWORD);
    }

    public static Platform start() {
        return start(new JsonObject());
    }

    public static Platform startWithDemoData() {
        return start(new JsonObject().put("empty", false));
    }

    /** @param settings over those of a test platform */
    public static Platform start(JsonObject settings) {
        int port = freePort();
        int sandboxPort = freePort();
        Path data = scratch();
        JsonObject configuration = new JsonObject()
                .put("data", data.toString())
                .put("empty", true)
                .put("http", new JsonObject().put("port", port))
                .put("sandbox", new JsonObject().put("port", sandboxPort))
                .put(
                        "verticles",
                        new JsonObject().put("identity", new JsonObject().put("admin_password", ADMIN_PASSWORD)))
                .mergeIn(settings, true);
        Instance instance = new Instance(Configuration.from(configuration), StartProgress.SILENT);
        try {
            instance.start();
            return new Platform(data, instance, port, sandboxPort);
        } catch (RuntimeException | Error e) {
            instance.close();
            delete(data);
            throw e;
        }
    }

    public int port() {
        return port;
    }

    public Shopper shopper() {
        return Shopper.arrive(Rest.at(port));
    }

    public Market market() {
        return market;
    }

    /** The payment provider's side, as its own operator sees it. */
    public Provider provider() {
        return provider;
    }

    /** Changes data behind the platform's back, as the database's superuser. */
    public void sql(String statement) {
        try (Connection connection = connection();
                Statement running = connection.createStatement()) {
            boolean unused = running.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** The same in a transaction that goes on until it is closed. */
    public Holding holding(String statement) {
        try {
            Connection connection = connection();
            connection.setAutoCommit(false);
            try (Statement running = connection.createStatement()) {
                boolean unused = running.execute(statement);
            }
            return () -> {
                try (connection) {
                    connection.rollback();
                } catch (SQLException e) {
                    throw new IllegalStateException(statement, e);
                }
            };
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** An open transaction. */
    public interface Holding extends AutoCloseable {
        @Override
        void close();
    }

    private Connection connection() throws SQLException {
        String url = InstanceNote.read(data).orElseThrow().databaseUrl();
        String place = url.substring(url.indexOf("//") + 2).replaceFirst("^[^@/]*@", "");
        return DriverManager.getConnection("jdbc:postgresql://" + place + "?user=postgres");
    }

    /** What a scraper reads. */
    public String metrics() {
        URI page = URI.create("http://127.0.0.1:" + port + "/metrics");
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public void stop(String domain) {
        await(instance.node().undeploy(domain));
    }

    public void resume(String domain) {
        await(instance.node().deploy(domain));
    }

    /**
     * All invariants come true within the platform's own patience; work still under way is given the time to finish.
     */
    public void expectInvariants() {
        market.expectInvariants();
    }

    @Override
    public void close() {
        instance.close();
        delete(data);
    }

    /** One that nobody listens on, and another one each time. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            return GIVEN.add(port) ? port : freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path scratch() {
        try {
            return Files.createTempDirectory("tradewind-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Future<Void> future) {
        try {
            future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
