package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files of what other systems have, taken over in the console. */
@ExtendWith(Stage.Extension.class)
class ImportIT {
    private static final int AT_ONCE = 100;

    @Test
    void anImportSaysOfEachRowWhatBecameOfIt(Stage stage) throws IOException {
        String reference = UUID.randomUUID().toString();
        String file = "external_ref,name,email,commission_bps\n"
                + reference + "-1,[Sale] Cups,one@example.org,\n"
                + reference + "-2,Imported two,no address,99999\n"
                + reference + "-3,\"Imported, \"\"three\"\"\",three@example.org,\n"
                + reference + "-1,[Sale] Cups,one@example.org,\n";
        try (Visitor ada = stage.visitor().expecting(422)) {
            Console console = Console.ofAdmin(ada).goesTo("Imports");
            Page page = ada.page();
            gives(page, "merchants.csv", file);
            console.sees("4 rows in merchants.csv").presses("Import");
            console.sees("2 taken").sees("1 known").sees("1 refused").sees("known, left as it is");
            assertThat(page.locator("[data-import] tbody tr").first())
                    .containsText(Pattern.compile("email: .*; commission_bps: "));
            Download report = page.waitForDownload(
                    () -> page.locator("[data-import]").getByText("Export").click());
            assertThat(Files.readString(report.path()))
                    .startsWith("row,outcome,what,detail\r\n1,taken,mer_")
                    .contains("\r\n2,refused," + reference + "-2,")
                    .doesNotContain("\\\"");
            console.goesTo("Merchants").fills("Search", reference + "-1");
            page.locator("tr[data-id] a").getByText("[Sale] Cups").click();
            console.sees("one@example.org");
        }
    }

    @Test
    void aFileIsReadAsSpreadsheetsWriteItAndRefusedBeforeItIsSentWhenItDoesNotFit(Stage stage) throws IOException {
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada).goesTo("Imports");
            Page page = ada.page();
            Locator start = page.locator("form button.primary");
            gives(page, "noise.csv", "\u0089PNG\u0000\u0001\u0002;\u0000");
            console.sees("neither CSV nor JSON");
            assertThat(start).isDisabled();
            gives(page, "short.csv", "external_ref;name\nA;Cups\n");
            console.sees("These columns are missing: email. The file has: external_ref, name.");
            assertThat(start).isDisabled();
            gives(
                    page,
                    "spreadsheet.csv",
                    "\ufeff\"external_ref\";\"name\";\"email\"\r\nA;Cups, blue;a@example.org\r\n");
            console.sees("1 row in spreadsheet.csv");
            assertThat(start).isEnabled();
            gives(page, "tabs.txt", "external_ref\tname\temail\nA\tCups\ta@example.org\nB\tMugs\tb@example.org\n");
            console.sees("2 rows in tabs.txt");
            gives(page, "heads.csv", "external_ref,name,email,__proto__.method\nA,Cups,a@example.org,DELETE\n");
            console.sees("1 row in heads.csv");
            assertThat(page.evaluate("() => ({}).method")).isNull();

            page.locator("#kind").selectOption("products");
            console.sees("These columns are missing: title, variants.");
            Download template = page.waitForDownload(() -> console.presses("Template for Products"));
            gives(page, template.suggestedFilename(), Files.readString(template.path()));
            console.sees("1 row in products.csv").presses("Import").sees("1 taken");
            ada.expectAccessible("imports");
            page.setViewportSize(390, 844);
            ada.expectAccessible("imports on a phone");
        }
    }

    @Test
    void anImportGoesOnWhenItsPageIsLeftAndItsReportOutlivesAReload(Stage stage) {
        String rows = IntStream.range(0, AT_ONCE + AT_ONCE / 2)
                .mapToObj(i -> "row-" + i + ",Row " + i + ",row@example.org")
                .collect(Collectors.joining("\n"));
        List<String> warnings = new ArrayList<>();
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada).goesTo("Imports");
            Page page = ada.page();
            AtomicInteger batches = new AtomicInteger();
            page.route("**/admin/imports/merchants", route -> answers(route, batches.incrementAndGet()));
            page.onDialog(dialog -> {
                warnings.add(dialog.type());
                dialog.accept();
            });
            gives(page, "long.csv", "external_ref,name,email\n" + rows);
            console.sees("150 rows in long.csv").presses("Import").sees("100 of 150 rows");
            console.goesTo("Merchants").sees("1 task").goesTo("Imports");
            assertThat(page.locator("[data-import][data-state=running]")).containsText("100 of 150 rows");

            page.reload();
            assertThat(warnings).containsExactly("beforeunload");
            console.sees("Broken off after 100 of 150 rows").sees("100 taken");
            assertThat(page.locator("task-tray summary")).containsText("Broken off");
            console.presses("Dismiss");
            assertThat(page.locator("[data-import]")).hasCount(0);
            page.reload();
            console.sees("What the file holds");
            assertThat(page.locator("[data-import]")).hasCount(0);
        }
    }

    /** The first batch is taken; the second one's answer never comes. */
    private static void answers(Route route, int batch) {
        if (batch == 1) {
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"data\":[]}"));
        }
    }

    private static void gives(Page page, String name, String content) {
        page.locator("#file")
                .setInputFiles(new FilePayload(name, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    }
}
