package dev.tradewind.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is called wrongly starts nothing, and is told in one line. */
class BenchUsageTest {
    @TempDir
    private Path directory;

    private final StringWriter said = new StringWriter();

    @Test
    void refusesAScenarioThatThereIsNot() {
        assertThat(bench(
                        "--only",
                        "browse,brwose,cart2",
                        "--out",
                        directory.resolve("out").toString()))
                .isEqualTo(2);
        assertThat(said.toString().lines())
                .singleElement()
                .asString()
                .contains("no scenario brwose, cart2;", "browse", "scale-out");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void refusesAnOptionThatThereIsNot() {
        assertThat(bench("--olny", "browse")).isEqualTo(2);
        assertThat(said.toString().lines()).singleElement().asString().contains("--olny");
    }

    private int bench(String... arguments) {
        return Bench.commandLine().setErr(new PrintWriter(said, true)).execute(arguments);
    }
}
