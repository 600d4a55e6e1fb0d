package dev.tradewind.launcher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.launcher.Configuration;
import dev.tradewind.postgres.EmbeddedPostgres;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorIT {
    @TempDir
    Path data;

    private final StringWriter said = new StringWriter();

    @Test
    void findsNothingWrongWithAMachineThatRunsItsTests() {
        assertThat(examine(() -> settings(freePort()))).isTrue();
        assertThat(said.toString())
                .contains("Nothing is wrong.")
                .contains("PostgreSQL")
                .contains("none is running");
    }

    @Test
    void tellsAWrongSettingAndStillLooksAtTheMachine() {
        Supplier<Configuration> wrong = () -> {
            throw new ConfigurationException("http.prot is not known here");
        };
        assertThat(examine(wrong)).isFalse();
        assertThat(said.toString())
                .contains("WRONG  Settings     http.prot is not known here")
                .contains("Java")
                .contains("One thing is wrong.");
    }

    @Test
    void tellsWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(examine(() -> settings(taken.getLocalPort()))).isFalse();
            assertThat(said.toString()).contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is in use");
        }
    }

    @Test
    void tellsThatTheDataIsOfAnotherPostgres() throws IOException {
        Path cluster = Files.createDirectories(data.resolve("postgres/data"));
        Files.writeString(cluster.resolve("PG_VERSION"), "12\n");
        assertThat(examine(() -> settings(freePort()))).isFalse();
        assertThat(said.toString()).contains("is of PostgreSQL 12");
    }

    @Test
    void tellsWhichRightsALoginLacks() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary())) {
            String jdbc = "jdbc:" + postgres.url().replace("postgres@", "");
            try (Connection connection = DriverManager.getConnection(jdbc, "postgres", "")) {
                connection.createStatement().executeUpdate("create role weak login password 'p'");
            }
            String url = postgres.url().replace("postgres@", "weak:p@");
            assertThat(examine(() -> settings(freePort(), url))).isFalse();
            assertThat(said.toString())
                    .contains("may not create schemas")
                    .contains("may not create roles")
                    .doesNotContain(":p@");
        }
    }

    private boolean examine(Supplier<Configuration> configuration) {
        return new Doctor(new PrintWriter(said)).examine(configuration);
    }

    private Configuration settings(int port) {
        return Configuration.from(json(port));
    }

    private Configuration settings(int port, String databaseUrl) {
        return Configuration.from(json(port).put("database", new JsonObject().put("url", databaseUrl)));
    }

    private JsonObject json(int port) {
        return new JsonObject().put("data", data.toString()).put("http", new JsonObject().put("port", port));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
