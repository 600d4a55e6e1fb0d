package dev.tradewind.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.bench.report.Measured.Subject;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
    private static Measured figure(String scenario, Subject subject, String mode, double perSecond) {
        List<Double> curve = Collections.nCopies(Measured.PERCENTILES.size(), 1.5);
        return new Measured(
                "cart", scenario, subject, mode, 100, Map.of(), perSecond, 1, 2, 3, 4, 0.125, 0.25, 0.05, curve);
    }

    private static final Results RESULTS = new Results(
            Instant.EPOCH,
            Map.of("processors", "2"),
            List.of(
                    figure("add <one>", Subject.PLATFORM, "closed, 16 at once", 5000),
                    figure("add <one>", Subject.PLATFORM, "open, 2500/s", 2500),
                    figure("upsert", Subject.BARE_STATEMENT, "closed, 16 at once", 8000)),
            List.of("invariant 1 holds"),
            true);

    @Test
    void standsByItselfAndEscapesWhatItShows() throws IOException {
        String page = Page.of(RESULTS);

        assertThat(page)
                .contains("add &lt;one&gt;", "0.63 of upsert", "0.38 (0.13 + 0.25)", "invariant 1 holds")
                .contains("<svg", "prefers-color-scheme: dark")
                .doesNotContain("{{", "<script", "src=", "href=", "NaN", "Infinity");
    }

    @Test
    void theTableShowsRatiosOfClosedRunsOnly() {
        List<String> lines = Table.of(RESULTS).lines().toList();

        assertThat(lines).filteredOn(line -> line.contains("0.63 of upsert")).hasSize(1);
        assertThat(lines).anyMatch(line -> line.startsWith("  limit: upsert"));
    }

    @Test
    void aFailedRequestMakesTheRunUnsound() {
        Measured broken = new Measured(
                "cart",
                "x",
                Subject.PLATFORM,
                "closed",
                1,
                Map.of("status 500", 2L),
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                List.of());

        assertThat(RESULTS.isSound()).isTrue();
        assertThat(new Results(Instant.EPOCH, Map.of(), List.of(broken), List.of(), true).isSound())
                .isFalse();
    }
}
