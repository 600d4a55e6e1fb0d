package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.system.Eventually;
import dev.tradewind.system.Market;
import dev.tradewind.system.Platform;
import dev.tradewind.system.Shopper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console as those who work with it use it. */
@ExtendWith(Stage.Extension.class)
class ConsoleIT {
    @Test
    void letsInWhoBelongsThereAndNobodyElse(Stage stage) {
        try (Visitor ada = stage.visitor().expecting(401, 422)) {
            ada.open("/admin/orders");
            Console console = Console.at(ada).tries(Console.ADMIN, "not the password");
            console.sees("Email or password is not right.");
            console.tries(Console.ADMIN, Platform.ADMIN_PASSWORD);
            assertThat(heading(ada, "Orders")).isVisible();
            ada.page().reload();
            assertThat(heading(ada, "Orders")).isVisible();
            console.opens("Your account and settings").presses("Sign out").sees("You are signed out.");
            ada.page().reload();
            assertThat(ada.page().getByLabel("Password")).isVisible();
        }
    }

    @Test
    void showsNobodyWhatTheirRoleMayNotDo(Stage stage) {
        Market market = stage.platform().market();
        String order = order(stage, market.offer(market.merchant("Watched"), "Spyglass", 4_900, 5));
        String email = Console.person(market, "viewer", null);
        try (Visitor vera = stage.visitor()) {
            Console console = Console.signIn(vera, email, Console.PASSWORD).finds(order);
            assertThat(vera.page().locator("[data-status=confirmed]")).isVisible();
            assertThat(vera.page().locator("[data-merchant]")).containsText("Spyglass");
            assertThat(vera.page().getByRole(AriaRole.BUTTON, named("Cancel order")))
                    .hasCount(0);
            assertThat(vera.page().getByRole(AriaRole.BUTTON, named("Dispatch")))
                    .hasCount(0);
            assertThat(vera.page().getByRole(AriaRole.LINK, named("Audit log"))).hasCount(0);
            vera.open("/admin/audit-log");
            console.sees("This page is not here");
        }
    }

    @Test
    void somebodyIsAddedLetOutAndLetInAgainAndAKeyIsMadeAndDisabled(Stage stage) {
        String email = UUID.randomUUID() + "@example.org";
        try (Visitor ada = stage.visitor();
                Visitor vera = stage.visitor().expecting(401)) {
            Console console = Console.ofAdmin(ada).goesTo("People and keys").presses("Add a person");
            Page page = ada.page();
            page.locator("#email").fill(email);
            page.locator("#password").fill(Console.PASSWORD);
            console.presses("Add").sees("They can sign in now.");
            Locator person = page.locator("tr[data-id]").filter(new Locator.FilterOptions().setHasText(email));
            person.getByText("Disable").click();
            console.says("Disable").sees("They cannot sign in any more.");
            assertThat(person).containsText("disabled");
            vera.open("/admin");
            Console other = Console.at(vera).tries(email, Console.PASSWORD).sees("Email or password is not right.");
            person.getByText("Let in again").click();
            console.says("Let in again").sees("They can sign in again.");
            other.tries(email, Console.PASSWORD);
            assertThat(vera.page().locator("main#main h1")).isVisible();

            page.locator(".tabs").getByText("API keys").click();
            console.presses("Make a key for a machine");
            page.locator("#key-name").fill("Till 7");
            console.presses("Make a key").sees("not shown again");
            Locator key = page.locator("tr[data-id]").first();
            assertThat(key).containsText("Till 7");
            key.getByText("Disable").click();
            console.says("Disable").sees("The key opens nothing any more.");
            assertThat(key).containsText("disabled");
        }
    }

    @Test
    void findsAnOrderAndPlaysItsFlightRecorder(Stage stage) {
        Market market = stage.platform().market();
        String order = order(stage, market.offer(market.merchant("Recorded"), "Sextant", 12_900, 5));
        try (Visitor ada = stage.visitor()) {
            Page page = Console.ofAdmin(ada).finds(order).page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Flight recorder"))
                    .click();
            Locator authorized = step(page, "Payments: authorized €[0-9.]+, because of Orders: payment requested");
            assertThat(authorized).isVisible();
            assertThat(step(page, "Fulfillment: shipment created, because of Orders: confirmed"))
                    .isVisible();
            step(page, "Orders: payment requested €[0-9.]+, because of").click();
            assertThat(page.locator(".payload")).containsText("\"token\": \"[redacted]\"");
            page.getByRole(AriaRole.BUTTON, named("Payments: authorized")).click();
            assertThat(page.locator(".payload")).containsText("\"last4\": \"4242\"");
            assertThat(authorized).isFocused();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page.locator(".step-details")).containsText("orders.confirmed.v1");
        }
    }

    @Test
    void aMerchantShipsWhatIsItsOwnAndTheShopperSeesItLeave(Stage stage) {
        Market market = stage.platform().market();
        String merchant = market.merchant("Chandlery");
        market.offer(merchant, "Storm Lantern", 3_900, 5);
        String email = Console.person(market, "merchant", merchant);
        try (Visitor ada = stage.visitor();
                Visitor mara = stage.visitor()) {
            ada.open("/");
            String order = new Shopping(ada)
                    .adds("Storm Lantern")
                    .goesToCheckout()
                    .saysWhoAndWhere()
                    .paysWith("Visa ending in 4242")
                    .order();
            Eventually.see("a shipment", () -> market.shipments(order), s -> s.size() == 1);
            Console console = Console.signIn(mara, email, Console.PASSWORD);
            assertThat(mara.page().getByRole(AriaRole.LINK, named("Orders"))).hasCount(0);
            assertThat(mara.page().locator("tr[data-id]")).hasCount(1);
            assertThat(ada.page().locator("[data-merchant]")).hasAttribute("data-status", "confirmed");
            console.presses("Dispatch").fills("Carrier", "DHL").fills("Tracking number", "JD77");
            console.says("Dispatch it").sees("On its way");
            assertThat(ada.page().locator("[data-merchant]")).hasAttribute("data-status", "shipped");
            assertThat(ada.page().getByText("DHL, tracking number JD77")).isVisible();
            console.presses("Mark as delivered").says("It arrived").sees("Delivered");
            assertThat(ada.page().locator("[data-merchant]")).hasAttribute("data-status", "delivered");
        }
    }

    @Test
    void cancelsAfterAskingAndGivesMoneyBack(Stage stage) {
        Market market = stage.platform().market();
        String offer = market.offer(market.merchant("Second thoughts"), "Barometer", 8_000, 9);
        String unwanted = order(stage, offer);
        String returned = order(stage, offer);
        String shipment = Eventually.see("a shipment", () -> market.shipments(returned), s -> s.size() == 1)
                .getFirst()
                .getString("id");
        market.dispatch(shipment);
        Eventually.see("the money", () -> market.order(returned), o -> o.getString("payment_status")
                .equals("captured"));
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada).finds(unwanted).presses("Cancel order");
            console.says("Leave it");
            assertThat(ada.page().getByRole(AriaRole.DIALOG)).hasCount(0);
            console.presses("Cancel order").sees("Stock is released").says("Cancel order");
            assertThat(ada.page().locator("[data-status=cancelled]")).isVisible();
            console.finds(returned).presses("Refund");
            console.fills("Amount in EUR", "30").fills("Reason", "Scratched").says("Refund");
            console.sees("Partly refunded").sees("paid back");
            assertThat(ada.page().locator("[data-refund=refunded]")).containsText("Scratched");
        }
    }

    @Test
    void cancelsWhatHasNotLeftWhileTheRestGoesOn(Stage stage) {
        Market market = stage.platform().market();
        String quick = market.offer(market.merchant("Quick hands"), "Plumb line", 2_000, 5);
        String slow = market.offer(market.merchant("Slow hands"), "Anchor chain", 5_000, 5);
        Shopper shopper = stage.platform().shopper().wants(quick, 1).wants(slow, 1);
        String order = shopper.pays("tok_visa").expect(201).text("id");
        String first = Eventually.see("a shipment per merchant", () -> market.shipments(order), s -> s.size() == 2)
                .getFirst()
                .getString("id");
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada).finds(order).sees("Cancel order");
            assertThat(ada.page().getByRole(AriaRole.BUTTON, named("Cancel the rest")))
                    .hasCount(0);
            ada.page().locator(".live").waitFor();
            market.dispatch(first);
            console.presses("Cancel the rest").sees("What has left goes on").says("Cancel the rest");
            assertThat(ada.page().locator("[data-status=shipped]")).isVisible();
            assertThat(ada.page().getByRole(AriaRole.BUTTON, named("Cancel the rest")))
                    .hasCount(0);
            console.sees("Cancelled, not charged").sees("captured, the rest let go");
        }
    }

    @Test
    void keepsAViewItsColumnsAndTheWholeListAsAFile(Stage stage) throws IOException {
        try (Visitor ada = stage.visitor()) {
            Page page = Console.ofAdmin(ada).goesTo("Orders").page();
            page.locator("#filter-status").selectOption("delivered");
            page.waitForURL("**status=delivered");
            Console console = Console.at(ada).presses("Keep this view").fills("Name", "Arrived");
            console.says("Keep");
            console.opens("Columns");
            page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Columns"))
                    .getByLabel("Email")
                    .uncheck();
            page.keyboard().press("Escape");
            page.getByLabel("Next page").click();
            assertThat(page.getByText("26 to 50")).isVisible();
            page.locator("tr[data-id] a").first().click();
            assertThat(page.getByText("Flight recorder")).isVisible();
            page.goBack();
            assertThat(page.getByText("26 to 50")).isVisible();
            Download file = page.waitForDownload(() -> console.presses("Export CSV"));
            List<String> lines = Files.readAllLines(file.path());
            assertThat(lines.getFirst()).startsWith("Order,Status,Payment,Email,Total");
            assertThat(lines.stream().skip(1)).hasSizeGreaterThan(50).allMatch(line -> line.contains(",delivered,"));
            page.navigate("/admin/orders");
            page.getByRole(AriaRole.LINK, named("Arrived")).click();
            page.waitForURL("**status=delivered");
            assertThat(page.getByRole(AriaRole.COLUMNHEADER, named("Email"))).hasCount(0);
        }
    }

    private static String order(Stage stage, String offer) {
        Shopper shopper = stage.platform().shopper().wants(offer, 1);
        return shopper.pays("tok_visa").expect(201).text("id");
    }

    private static Locator heading(Visitor visitor, String name) {
        return visitor.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private static Locator step(Page page, String name) {
        return page.locator(".step").filter(new Locator.FilterOptions().setHasText(Pattern.compile(name)));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
