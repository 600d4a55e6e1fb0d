package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.system.Eventually;
import dev.tradewind.system.Market;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What merchants do in the console, what is done for them, and what shoppers see of it. */
@ExtendWith(Stage.Extension.class)
class MerchantsIT {
    @Test
    void aMerchantIsPaidAndBothSidesSeeTheStatement(Stage stage) {
        Market market = stage.platform().market();
        String merchant = market.merchant("Ropewalk");
        String order = sold(stage, market.offer(merchant, "Hawser", 20_000, 5));
        String email = Console.person(market, "merchant", merchant);
        try (Visitor ada = stage.visitor();
                Visitor mara = stage.visitor()) {
            Console console = Console.ofAdmin(ada);
            ada.open("/admin/merchants/" + merchant);
            console.presses("Pay out").says("Pay out").sees("Paid out: €");
            ada.page()
                    .getByRole(AriaRole.MAIN)
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Payouts"))
                    .click();
            ada.page().locator("tr[data-id] a").first().click();
            Locator lines = ada.page().locator("tr[data-kind]");
            assertThat(lines).hasCount(2);
            assertThat(lines.first()).containsText(Pattern.compile("Payout.*-€", Pattern.DOTALL));
            assertThat(lines.last()).containsText(order);

            Console own = Console.signIn(mara, email, Console.PASSWORD).goesTo("Payouts");
            assertThat(mara.page().locator("main .figure")).hasText("€0.00");
            mara.page().locator("tr[data-id] a").first().click();
            assertThat(mara.page().locator("tr[data-kind]")).hasCount(2);
            mara.page()
                    .getByRole(AriaRole.NAVIGATION)
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Your shop"))
                    .click();
            own.sees("10%");
            assertThat(mara.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ledger")))
                    .hasCount(0);
        }
    }

    @Test
    void allArePaidInTheBackgroundAndPaymentsAgreeWithTheLedger(Stage stage) {
        Market market = stage.platform().market();
        String unused = sold(stage, market.offer(market.merchant("Sail loft"), "Jib", 30_000, 5));
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada).goesTo("Ledger").presses("Pay out all");
            assertThat(ada.page().locator("[data-due]")).hasText(Pattern.compile(".*€[1-9].* to \\d+ merchants?\\."));
            console.fills("To go on, type pay out", "pay out").says("Pay out");
            console.goesTo("Orders");
            Locator tray = ada.page().locator("task-tray");
            assertThat(tray.getByRole(AriaRole.STATUS)).hasText("Done");
            tray.locator("summary").click();
            assertThat(tray).containsText(Pattern.compile("[1-9]\\d* merchants? paid out"));
            ada.open("/admin/ledger/reconciliation");
            assertThat(ada.page().locator("[data-differences='0']")).containsText("Payments and ledger agree.");
            assertThat(ada.page().locator("[data-currency=EUR]")).containsText("€0.00");
        }
    }

    @Test
    void aMerchantLowersAPriceAndShoppersSeeWhatItWas(Stage stage) {
        Market market = stage.platform().market();
        String merchant = market.merchant("Dial makers");
        String title = "Sundial " + UUID.randomUUID().toString().substring(0, 8);
        String offer = market.offer(merchant, title, 10_000, 3);
        String product = market.rest().get("/admin/offers/" + offer).expect(200).text("product_id");
        String email = Console.person(market, "merchant", merchant);
        try (Visitor mara = stage.visitor();
                Visitor bob = stage.visitor()) {
            Console console = Console.signIn(mara, email, Console.PASSWORD).goesTo("Stock");
            Page page = mara.page();
            console.fills("Search", "sundial");
            Locator row = page.locator("tr[data-id='" + offer + "']");
            assertThat(row).containsText("€100.00");
            assertThat(page.locator("tr[data-id]")).hasCount(1);
            row.locator("[aria-expanded]").click();
            console.presses("Change price");
            page.locator("#ask-EUR").fill("75.00");
            console.says("Change").sees("The price is changed.");
            assertThat(row).containsText("€75.00");

            bob.open("/p/" + product);
            assertThat(bob.page().locator("[data-reduced]")).hasText("-25%");
            assertThat(bob.page().getByText("Lowest price of the last 30 days before: €100.00"))
                    .isVisible();
        }
    }

    @Test
    void aMerchantSellsWhatTheShopKnowsAlready(Stage stage) {
        Market market = stage.platform().market();
        String title = "Astrolabe " + UUID.randomUUID().toString().substring(0, 8);
        String unused = market.offer(market.merchant("First seller"), title, 20_000, 2);
        String email = Console.person(market, "merchant", market.merchant("Second seller"));
        try (Visitor mara = stage.visitor()) {
            Console console = Console.signIn(mara, email, Console.PASSWORD).goesTo("Stock");
            Page page = mara.page();
            page.getByText("New offer").click();
            page.locator("#find-product").fill(title);
            page.getByText(title).click();
            page.locator("#price").fill("150.00");
            console.presses("Offer it").sees("The offer is there.");
            assertThat(page.locator("tr[data-id]")).containsText("€150.00");
        }
    }

    @Test
    void aDeclinedCardLeavesTheGoodsHeldForAWhile(Stage stage) {
        String title = "Barometer " + UUID.randomUUID().toString().substring(0, 8);
        Market market = stage.platform().market();
        String unused = market.offer(market.merchant("Glass works"), title, 4_000, 3);
        try (Visitor bob = stage.visitor().expecting(402)) {
            bob.open("/");
            new Shopping(bob).adds(title).goesToCheckout().saysWhoAndWhere().paysWith("A blocked card");
            Locator left = bob.page().getByRole(AriaRole.TIMER);
            assertThat(left).hasText(Pattern.compile("1[0-5]:\\d\\d"));
            bob.open("/cart");
            assertThat(left).hasText(Pattern.compile("1[0-5]:\\d\\d"));
        }
    }

    /** The merchant has sold something and got the money for it. */
    static void paid(Stage stage, String merchant, String offer) {
        String unused = sold(stage, offer);
        stage.platform()
                .market()
                .rest()
                .post("/admin/payouts", new JsonObject().put("merchant_id", merchant))
                .expect(201);
    }

    /** An order of the offer that has left, its money with the merchant. */
    private static String sold(Stage stage, String offer) {
        Market market = stage.platform().market();
        String order = stage.platform()
                .shopper()
                .wants(offer, 1)
                .pays("tok_visa")
                .expect(201)
                .text("id");
        List<JsonObject> shipments =
                Eventually.see("the shipment", () -> market.shipments(order), found -> !found.isEmpty());
        market.dispatch(shipments.getFirst().getString("id"));
        List<JsonObject> posted = Eventually.see(
                "the posting",
                () -> Market.list(market.rest()
                        .get("/admin/ledger/entries?order_id=" + order)
                        .expect(200)),
                found -> !found.isEmpty());
        return posted.getFirst().getString("order_id");
    }
}
