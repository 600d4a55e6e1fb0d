package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.tradewind.system.Builds;
import dev.tradewind.system.Eventually;
import dev.tradewind.system.Market;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The platform looked after in the console. */
@ExtendWith(Stage.Extension.class)
class OperatingIT {
    @Test
    void replacesTheCartWhileSomebodyFillsOne(Stage stage, @TempDir Path folder) throws Exception {
        Path jar = Builds.jar("cart", folder);
        try (Visitor ada = stage.visitor();
                Visitor otto = stage.visitor()) {
            ada.open("/");
            Shopping shopping = new Shopping(ada).adds("Night Train");
            Page page = Console.ofAdmin(otto).goesTo("Nodes and verticles").page();
            Locator cart = page.locator("tr[data-verticle=cart]");
            cart.getByText("Redeploy").click();
            page.getByLabel("Build (jar)").setInputFiles(jar);
            Console console = Console.at(otto).says("Redeploy");
            page.waitForURL("**/admin/redeployments/*");
            shopping.adds("Quiet Hour").adds("Seven Ferries");
            assertThat(page.locator("[data-outcome=promoted]")).isVisible();
            assertThat(page.locator("[data-phase=promoted]")).isVisible();
            shopping.adds("Paper Boats");
            assertThat(ada.page().getByLabel("Cart, 4 pieces")).isVisible();
            console.presses("Roll back").says("Roll back");
            assertThat(page.getByRole(AriaRole.HEADING, named("Cart: back to the build before")))
                    .isVisible();
            assertThat(page.locator("[data-outcome=promoted]")).isVisible();
            console.goesTo("Nodes and verticles");
            assertThat(page.getByText("Cart: new build")).isVisible();
        }
    }

    @Test
    void runsMoreInstancesWhileTheShopIsOpen(Stage stage) {
        try (Visitor otto = stage.visitor()) {
            Page page = Console.ofAdmin(otto).goesTo("Nodes and verticles").page();
            Locator verticle = page.locator("tr[data-verticle=merchants]");
            for (String instances : List.of("2", "1")) {
                verticle.getByText("Scale").click();
                page.getByLabel("Instances on each node").fill(instances);
                Console console = Console.at(otto).says("Scale");
                page.waitForURL("**/admin/redeployments/*");
                assertThat(page.locator("[data-outcome=promoted]")).isVisible();
                console.goesTo("Nodes and verticles");
                assertThat(verticle.locator("[data-label=Instances]")).hasText(instances);
            }
        }
    }

    @Test
    void findsAPoisonEventLooksAtItAndTriesItAgain(Stage stage) {
        try (Visitor otto = stage.visitor();
                Poison poison = new Poison(stage.platform())) {
            Page page = Console.ofAdmin(otto).goesTo("Dead letters").page();
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName(Pattern.compile("^Details of orders\\.")))
                    .first()
                    .click();
            assertThat(page.locator(".payload")).containsText("\"order_id\"");
            assertThat(page.locator(".more-row .notice")).containsText("order_lines");
            poison.heal();
            Console console = Console.at(otto).presses("Retry").sees("as if it had just arrived");
            console.says("Retry").sees("Nothing is parked");
            assertThat(poison.parked()).isEmpty();
        }
    }

    @Test
    void readsAFeedAgainAfterItWasSeenWhatThatDoesAndTheWordWasTyped(Stage stage) {
        try (Visitor otto = stage.visitor()) {
            Page page = Console.ofAdmin(otto).goesTo("Feeds").page();
            page.getByLabel("Details of fraud/orders").click();
            Console console = Console.at(otto).presses("Rewind").says("What would that do?");
            assertThat(page.locator("[data-again]")).hasText(Pattern.compile("\\d.* read again, all there are\\."));
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("orders.placed.v1");
            console.says("Read again");
            assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
            console.fills("To go on, type fraud", "fraud").says("Read again");
            console.sees("It reads again");
        }
    }

    @Test
    void showsTheInvariantsGreenWithTheirNumbers(Stage stage) {
        try (Visitor otto = stage.visitor()) {
            stage.platform().expectInvariants();
            Page page = Console.ofAdmin(otto).goesTo("Invariants").page();
            assertThat(page.locator("[data-invariant][data-status=green]")).hasCount(5);
            assertThat(page.locator("[data-invariant='1'] .equations")).containsText("reserved");
            Console.at(otto).presses("Add up everything").sees("Everything was added up");
        }
    }

    @Test
    void tellsWhoChangedWhatFromWhatToWhat(Stage stage) {
        Market market = stage.platform().market();
        String merchant = market.merchant("Changeable");
        for (int commission : List.of(900, 1_100)) {
            market.rest()
                    .patch("/admin/merchants/" + merchant, new JsonObject().put("commission_bps", commission))
                    .expect(200);
        }
        Eventually.see(
                "both changes with their outcome",
                () -> Market.list(market.rest().get("/admin/audit-log?action=changeMerchant&subject=" + merchant)),
                entries -> entries.stream()
                                .filter(e -> e.getString("outcome") != null)
                                .count()
                        == 2);
        try (Visitor otto = stage.visitor()) {
            Page page = Console.ofAdmin(otto).goesTo("Audit log").page();
            page.locator("#filter-subject").fill(merchant);
            page.waitForURL("**subject=" + merchant);
            page.getByLabel("Details of change merchant").first().click();
            assertThat(page.locator("audit-changes tbody tr"))
                    .hasText(Pattern.compile("commission bps\\s*900\\s*1100"));
        }
    }

    @Test
    void offersToGoBackOnlyWhereThereIsABuildToGoBackToAndSendsOnlyJars(Stage stage) {
        try (Visitor otto = stage.visitor()) {
            Console console = Console.ofAdmin(otto).goesTo("Nodes and verticles");
            Page page = otto.page();
            Locator merchants = page.locator("tr[data-verticle=merchants]").first();
            assertThat(merchants.getByText("Scale")).isVisible();
            assertThat(merchants.getByText("Roll back")).hasCount(0);
            merchants.getByText("Redeploy").click();
            page.getByLabel("Build (jar)")
                    .setInputFiles(new FilePayload("notes.jar", "text/plain", new byte[] {'n', 'o'}));
            console.says("Redeploy").sees("notes.jar is not a jar");
        }
    }

    @Test
    void findsActsByTheWordsThatTheirRowsShow(Stage stage) {
        stage.platform().market().merchant("Newly made");
        try (Visitor otto = stage.visitor()) {
            Page page = Console.ofAdmin(otto).goesTo("Audit log").page();
            page.locator("#filter-action").fill("create merch");
            page.keyboard().press("Enter");
            page.waitForURL("**action=createMerchant");
            assertThat(page.locator("#filter-action")).hasValue("create merchant");
            assertThat(page.locator("tr[data-id]").first()).containsText("create merchant");
            otto.expectAccessible("the audit log");
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
