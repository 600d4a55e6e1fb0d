package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reports of the chaos command in the console. */
@ExtendWith(Stage.Extension.class)
class ChaosConsoleIT {
    private static final String REPORT =
            """
            {"report": "tradewind-chaos", "began_at": "2026-11-20T10:00:00Z", "ended_at": "2026-11-20T10:05:30Z",
             "seed": 42, "nodes": 3, "shoppers": 12, "kept": false, "requests": 9000, "failed": 12, "accepted": 800,
             "faults": [
               {"name": "node-killed", "injected": 4, "requests": 1200, "failed": 9, "accepted": 90, "lost": 0,
                "doubled": 0, "stuck": 0, "recovery_ms": 1400, "worst_ms": 2300, "recovered": true},
               {"name": "bus-cut", "injected": 2, "requests": 800, "failed": 3, "accepted": 40, "lost": 1,
                "doubled": 0, "stuck": 0, "recovery_ms": 60000, "worst_ms": 60000, "recovered": false},
               {"name": "peace", "injected": 0, "requests": 7000, "failed": 0, "accepted": 670, "lost": 0,
                "doubled": 0, "stuck": 0, "recovery_ms": 0, "worst_ms": 0, "recovered": true}],
             "charges": [{"kind": "lost", "during": "bus-cut", "what": "ord_1 was accepted and is not there"}]}
            """;

    static FilePayload report() {
        return file("chaos.json", REPORT);
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/json", content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReportIsOpenedAndFoundAgain(Stage stage) {
        try (Visitor otto = stage.visitor()) {
            Page page = Console.ofAdmin(otto).goesTo("Chaos results").page();
            page.locator("#report").setInputFiles(file("other.json", "{}"));
            Console console = Console.at(otto).sees("This is no report of the chaos command.");
            page.locator("#report").setInputFiles(report());
            console.sees("Promises were broken").sees("ord_1 was accepted and is not there");
            page.reload();
            assertThat(page.locator("[data-fault=bus-cut]")).containsText("never");
        }
    }
}
