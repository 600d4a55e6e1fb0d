package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.system.Eventually;
import dev.tradewind.system.Market;
import dev.tradewind.system.Shopper;
import io.vertx.core.json.JsonObject;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Goods, stock, merchants and suspicions in the console. */
@ExtendWith(Stage.Extension.class)
class TradeIT {
    private Stage used;

    @AfterEach
    void heal() {
        if (used != null) {
            used.platform().provider().faults(new JsonObject());
        }
    }

    @Test
    void aProductWithTheAttributesOfANewTypeIsMadeAndCanBeBought(Stage stage) {
        stage.platform().market().merchant("Instrument makers");
        String title = "Chronometer " + UUID.randomUUID().toString().substring(0, 8);
        String type = "Clock " + UUID.randomUUID().toString().substring(0, 8);
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada).goesTo("Product types").presses("New product type");
            Page page = ada.page();
            console.fills("Name of the type", type);
            Locator attribute = page.locator("fieldset.draft");
            attribute.getByLabel("Key").fill("movement");
            attribute.getByLabel("Label").fill("Movement");
            attribute.getByLabel("Kind").selectOption("choice");
            attribute.getByLabel("Choices, one per line").fill("hand-wound\nquartz");
            attribute.getByLabel("required").check();
            console.presses("Create the type").sees(type);

            page.navigate("/admin/products/new");
            console.fills("Title", title);
            page.locator("#type").selectOption(type);
            page.getByLabel("Movement").selectOption("quartz");
            console.fills("SKU", "CHR-" + UUID.randomUUID())
                    .fills("Price", "129.00")
                    .fills("Pieces in stock", "5");
            page.locator("#merchant").selectOption("Instrument makers");
            console.fills("Currency", "EUR").presses("Create the product");
            assertThat(page.getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName(title).setLevel(1)))
                    .isVisible();
            assertThat(page.getByLabel("Movement")).hasValue("quartz");
            assertThat(page.locator("tr[data-id]")).containsText("129.00");
        }
        try (Visitor bob = stage.visitor()) {
            bob.open("/");
            new Shopping(bob).adds(title);
        }
    }

    @Test
    void aVerdictReleasesAnOrderWithoutTouchingTheMouse(Stage stage) {
        used = stage;
        Market market = stage.platform().market();
        String dear = market.offer(market.merchant("Jeweller"), "Pearl necklace", 350_000, 10);
        // So that fraud speaks before the money is there.
        stage.platform().provider().faults(new JsonObject().put("latency_ms", 1_000));
        Shopper shopper = stage.platform().shopper().wants(dear, 1);
        String order = shopper.paysWithoutWaiting("tok_visa").expect(202).text("id");
        Eventually.see(
                "the review",
                () -> Market.list(
                        market.rest().get("/admin/fraud/reviews?status=open").expect(200)),
                open -> open.stream().anyMatch(r -> r.getString("order_id").equals(order)));
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada).goesTo("Fraud reviews");
            Page page = ada.page();
            Locator details = page.locator("[data-order='" + order + "']");
            page.locator(".review").first().waitFor();
            for (int moves = 0; !details.isVisible() && moves < 50; moves++) {
                page.keyboard().press("j");
            }
            assertThat(details).containsText("€3,");
            page.keyboard().press("g");
            console.sees("Let the order go on?");
            page.keyboard().type("Known for years");
            page.keyboard().press("Enter");
            console.sees("The verdict is given.");
            assertThat(details).hasCount(0);
            page.navigate("/admin/fraud?status=decided");
            console.sees("Known for years");
        }
        String unused = Eventually.see("confirmed", () -> shopper.order(order).text("status"), "confirmed"::equals);
    }

    @Test
    void aMerchantIsSuspendedAndComesBackAndStockIsReceived(Stage stage) {
        String name = "Newcomer " + UUID.randomUUID().toString().substring(0, 8);
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada).goesTo("Merchants").presses("New merchant");
            Page page = ada.page();
            page.locator("#ask-name").fill(name);
            page.locator("#ask-email").fill("new@example.org");
            page.locator("#ask-commission").fill("12.5");
            console.says("Create").sees(name);
            assertThat(page.locator("[data-status=active]")).isVisible();
            console.sees("12.5%")
                    .presses("Suspend")
                    .sees("can be bought any more")
                    .says("Suspend");
            assertThat(page.locator("[data-status=suspended]")).isVisible();
            console.presses("Activate").says("Activate");
            assertThat(page.locator("[data-status=active]")).isVisible();

            console.goesTo("Stock");
            page.locator("tr[data-id] [aria-expanded]").first().click();
            Locator onHand = page.locator("stock-level .figures dd").first();
            onHand.waitFor();
            int before = Integer.parseInt(onHand.textContent().replaceAll("\\D", ""));
            console.presses("Receive");
            page.locator("#ask-quantity").fill("7");
            page.locator("#ask-reason").fill("Found behind the shelf");
            console.says("Receive").sees("The stock is changed.");
            assertThat(onHand)
                    .hasText(NumberFormat.getIntegerInstance(Locale.UK).format(before + 7));
            assertThat(page.locator("[data-move=receive]").first())
                    .hasText(Pattern.compile("\\+7.*Found behind the shelf.*admin@tradewind", Pattern.DOTALL));
        }
    }
}
