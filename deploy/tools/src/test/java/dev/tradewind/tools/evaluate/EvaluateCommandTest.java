package dev.tradewind.tools.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class EvaluateCommandTest {
    private static final String TRAIN = "1 2 3\n1 2\n4 5\n";

    @TempDir
    private Path directory;

    private Path packed(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = new XZOutputStream(Files.newOutputStream(file), new LZMA2Options())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static JsonNode figures(List<List<String>> train, List<List<String>> test, long limit) throws IOException {
        NextItemTrial trial = new NextItemTrial();
        trial.learn(train);
        return new ObjectMapper()
                .readTree(trial.predict(test, limit)
                        .text("title")
                        .lines()
                        .reduce((first, last) -> last)
                        .orElseThrow());
    }

    @Test
    void everyPrefixPredictsItsNextItemAndWhatWasNeverLearnedIsAMiss() throws IOException {
        List<List<String>> train = SessionFile.read(packed("train.xz", TRAIN), SessionFile.Format.SESSIONS);
        JsonNode figures = figures(train, List.of(List.of("1", "2", "9"), List.of("4", "5")), Long.MAX_VALUE);

        assertThat(figures.get("prefixes").asInt()).isEqualTo(3);
        assertThat(figures.get("hr_at_20").asDouble()).isEqualTo(0.6667);
        assertThat(figures.get("mrr_at_20").asDouble()).isBetween(0.3, 0.6667);
        assertThat(figures.fieldNames())
                .toIterable()
                .containsExactly(
                        "prefixes",
                        "hr_at_20",
                        "mrr_at_20",
                        "coverage_at_20",
                        "p50_us",
                        "p90_us",
                        "p99_us",
                        "train_seconds",
                        "index_mb");
    }

    @Test
    void stopsAfterTheLimit() throws IOException {
        List<List<String>> sessions = List.of(List.of("1", "2", "3"));

        assertThat(figures(sessions, sessions, 1).get("prefixes").asInt()).isOne();
    }

    @Test
    void saysNoFigureWhereNothingWasPredicted() throws IOException {
        assertThat(figures(List.of(), List.of(), 5).get("hr_at_20").isNull()).isTrue();
    }

    @Test
    void readsClicksInAnyOrder() throws IOException {
        Path file = Files.writeString(
                directory.resolve("clicks.tsv"),
                "SessionId\tItemId\tTime\n7\tb\t20.5\n8\tx\t1.0\n7\ta\t10.0\n8\ty\t2.0\n");

        assertThat(SessionFile.read(file, SessionFile.Format.SERENADE))
                .containsExactly(List.of("x", "y"), List.of("a", "b"));
    }
}
