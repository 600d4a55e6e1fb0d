package dev.tradewind.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
    @TempDir
    Path directory;

    @Test
    void keepsWhatWasCommittedAcrossStops() throws SQLException {
        List<String> steps = new ArrayList<>();
        try (EmbeddedPostgres first =
                EmbeddedPostgres.start(EmbeddedPostgres.Options.in(home()).reporting(steps::add))) {
            execute(first.url(), "create table kept as select 42 as answer");
            assertThat(value(first.url(), "show fsync")).isEqualTo("on");
            assertThat(value(first.url(), "show listen_addresses")).isEqualTo("127.0.0.1");
        }
        assertThat(steps).anyMatch(step -> step.startsWith("Creating")).anyMatch(step -> step.startsWith("Starting"));
        try (EmbeddedPostgres second = EmbeddedPostgres.start(EmbeddedPostgres.Options.in(home()))) {
            assertThat(value(second.url(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void startsAgainAfterItsJvmWasKilled() throws Exception {
        for (int round = 0; round < 2; round++) {
            Process jvm = new ProcessBuilder(
                            ownJava(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ServerHolder.class.getName(),
                            home().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String url = firstLine(jvm.getInputStream());
            execute(url, "create table if not exists kept (answer int)", "insert into kept values (1)");
            jvm.destroyForcibly().waitFor();
        }
        try (EmbeddedPostgres own = EmbeddedPostgres.start(EmbeddedPostgres.Options.in(home()))) {
            assertThat(value(own.url(), "select count(*) from kept")).isEqualTo("2");
        }
    }

    @Test
    void startsAgainAfterServerAndJvmWereKilledAtOnce() throws Exception {
        Process jvm = new ProcessBuilder(
                        ownJava(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerHolder.class.getName(),
                        home().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        execute(firstLine(jvm.getInputStream()), "create table kept as select 42 as answer");
        long server = Postmaster.pid(home().resolve("data/postmaster.pid")).orElseThrow();
        ProcessHandle.of(server).orElseThrow().destroyForcibly();
        jvm.destroyForcibly().waitFor();
        try (EmbeddedPostgres own = EmbeddedPostgres.start(EmbeddedPostgres.Options.in(home()))) {
            assertThat(value(own.url(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void refusesASecondOwnerOfTheSameFiles() {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(EmbeddedPostgres.Options.in(home()))) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> start(EmbeddedPostgres.Options.in(home())))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("in use by another running Tradewind");
        }
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> start(EmbeddedPostgres.Options.in(home()).onPort(taken.getLocalPort())))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void refusesTheFilesOfAnotherMajorVersion() throws IOException {
        Path data = Files.createDirectories(home().resolve("data"));
        Files.writeString(data.resolve("PG_VERSION"), "12\n");
        assertThatThrownBy(() -> start(EmbeddedPostgres.Options.in(home())))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("is of PostgreSQL 12, this build runs PostgreSQL 18");
    }

    @Test
    void ignoresAStaleLockFileWhoseProcessIdBelongsToAnotherProgram() throws IOException {
        EmbeddedPostgres.start(EmbeddedPostgres.Options.in(home())).close();
        Files.writeString(
                home().resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (EmbeddedPostgres again = EmbeddedPostgres.start(EmbeddedPostgres.Options.in(home()))) {
            assertThat(again.port()).isPositive();
        }
    }

    @Test
    void leavesNothingOfATemporaryServerBehind() throws SQLException {
        EmbeddedPostgres temporary = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
        Path data = Path.of(value(temporary.url(), "show data_directory"));
        assertThat(data).exists();
        temporary.close();
        assertThat(data).doesNotExist();
    }

    private Path home() {
        return directory.resolve("home");
    }

    private static void start(EmbeddedPostgres.Options options) {
        EmbeddedPostgres.start(options).close();
    }

    static String ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
            line.append((char) next);
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static void execute(String url, String... statements) throws SQLException {
        try (Connection connection = connect(url)) {
            for (String statement : statements) {
                connection.createStatement().executeUpdate(statement);
            }
        }
    }

    static String value(String url, String query) throws SQLException {
        try (Connection connection = connect(url);
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection("jdbc:" + url.replace("postgres@", ""), "postgres", "");
    }
}
