package dev.tradewind.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole measuring in little: a server and a yardstick of its own, most scenarios once. No figure is judged. */
class BenchIT {
    @TempDir
    private Path directory;

    @Test
    void measuresEverythingAndWritesItDown() throws IOException {
        int code = Bench.commandLine()
                .execute(
                        "--quick",
                        "--only",
                        "browse,recommend,cart10,cart1,checkout,feeds,nodes",
                        "--out",
                        directory.toString());

        assertThat(code).isZero();
        assertThat(Files.readString(directory.resolve("bench.json")))
                .contains("\"scenario\":\"browse a product page\"")
                .contains("\"scenario\":\"add to a cart of 10 lines\"")
                .contains("\"scenario\":\"version, line and event in one statement\"")
                .contains("\"scenario\":\"checkout: cart, two items, confirmed order\"")
                .contains("\"scenario\":\"feed: commit to effect\"")
                .contains("\"scenario\":\"call through a proxy, 3 JVMs\"")
                .contains("\"scenario\":\"feed: commit to effect, 3 JVMs\"")
                .contains("\"invariants_hold\":true");
        assertThat(Files.readString(directory.resolve("bench.html"))).contains("catching up");
    }
}
