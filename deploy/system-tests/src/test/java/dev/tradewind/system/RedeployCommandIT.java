package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as an operator types them, against a server. */
class RedeployCommandIT {
    @TempDir
    private static Path directory;

    private static Platform platform;

    @BeforeAll
    static void open() {
        JsonArray run = new JsonArray(List.of("identity", "merchants", "gateway"));
        platform = Platform.start(new JsonObject().put("run", run));
    }

    @AfterAll
    static void close() {
        platform.close();
    }

    private record Said(int code, String text) {}

    @Test
    void replacesAVerticleTakesItBackAndRemembersBoth() throws Exception {
        Said replaced = tradewind("redeploy", "merchants", "--jar", jar("merchants"));
        assertThat(replaced.code()).as(replaced.text()).isZero();
        assertThat(replaced.text())
                .contains("merchants on node alone promoted")
                .containsPattern("(?m)^merchants on node alone: \\S+ -> \\S+\\+[0-9a-f]{8}$");

        Said back = tradewind("rollback", "merchants");
        assertThat(back.code()).as(back.text()).isZero();
        assertThat(back.text()).containsPattern("(?m)^merchants on node alone: \\S+\\+[0-9a-f]{8} -> \\S+$");

        Said scaled = tradewind("scale", "merchants", "2");
        assertThat(scaled.code()).as(scaled.text()).isZero();
        assertThat(scaled.text()).containsPattern("(?m)^merchants on node alone: 2 x \\S+$");

        assertThat(tradewind("redeployments").text())
                .containsPattern("dep_\\w+ .* merchants +promoted .* by usr_\\w+, 2 instances\n")
                .containsPattern("dep_\\w+ .* merchants +promoted .* by usr_\\w+, rollback\n")
                .containsPattern("dep_\\w+ .* merchants +promoted .* by usr_\\w+\n");
    }

    @Test
    void followsTheGatewaysOwnReplacementOverTheBreakInItsConnection() throws Exception {
        Said replaced = tradewind("redeploy", "gateway", "--jar", jar("gateway"));
        assertThat(replaced.code()).as(replaced.text()).isZero();
        assertThat(replaced.text()).containsPattern("(?m)^gateway on node alone: \\S+ -> \\S+\\+[0-9a-f]{8}$");
    }

    @Test
    void saysWhyABuildWasRefusedAndEndsWithOne() throws Exception {
        Said refused = tradewind("redeploy", "merchants", "--jar", jar("gateway"));
        assertThat(refused.code()).as(refused.text()).isOne();
        assertThat(refused.text())
                .contains("merchants on node alone refused: ")
                .contains("merchants stays what it was: ")
                .contains("holds no dev.tradewind.merchants.MerchantsVerticle");

        Said unknown = tradewind("redeploy", "cart", "--jar", jar("gateway"));
        assertThat(unknown.code()).isOne();
        assertThat(unknown.text()).contains("No node runs cart.");
    }

    private static String jar(String domain) throws Exception {
        return Builds.jar(domain, directory).toString();
    }

    private static Said tradewind(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tradewind.tools.Tools"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--url", "http://127.0.0.1:" + platform.port()));
        Path output = Files.createTempFile(directory, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("TRADEWIND_ADMIN_PASSWORD", Platform.ADMIN_PASSWORD);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), Files.readString(output));
    }
}
