package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.system.Eventually;
import dev.tradewind.system.Market;
import dev.tradewind.system.Platform;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the console asks before it does something, and what it says when that, or what is looked for, does not fit. */
@ExtendWith(Stage.Extension.class)
class AskingIT {
    private static final int REFUSED = 422;

    @Test
    void aRefusedRefundIsSaidInTheDialogWhereWhatWasTypedStillStands(Stage stage) {
        Market market = stage.platform().market();
        String order = captured(stage, market.offer(market.merchant("Second looks"), "Octant", 8_000, 5));
        try (Visitor ada = stage.visitor(Look.PHONE).expecting(409)) {
            Page page = ada.open("/admin/orders/" + order);
            Console console = Console.at(ada).tries(Console.ADMIN, Platform.ADMIN_PASSWORD);
            console.presses("Refund").fills("Amount in EUR", "999").fills("Reason", "Scratched");
            console.says("Refund");
            assertThat(page.locator("#ask-amount:invalid")).isVisible();
            JsonObject most = new JsonObject().put("amount", 7_000).put("currency", "EUR");
            market.refund(order, new JsonObject().put("amount", most).put("reason", "Somebody was faster"))
                    .expect(201);
            console.fills("Amount in EUR", "30").says("Refund");
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("more than was captured");
            assertThat(page.locator("#ask-amount")).hasValue("30");
            assertThat(page.locator("#ask-reason")).hasValue("Scratched");
            ada.expectAccessible("the refusal");
            console.fills("Amount in EUR", "5").says("Refund");
            assertThat(dialog).hasCount(0);
            assertThat(page.getByText("Scratched")).isVisible();
        }
    }

    @Test
    void aRefusedChangeOfStockStaysAndAPriceOfNothingIsAskedForTwice(Stage stage) {
        Market market = stage.platform().market();
        String title = "Bellows " + UUID.randomUUID().toString().substring(0, 8);
        String offer = market.offer(market.merchant("Smithy"), title, 10_000, 3);
        try (Visitor ada = stage.visitor().expecting(409, REFUSED)) {
            Console console = Console.ofAdmin(ada).goesTo("Stock").fills("Search", title);
            Page page = ada.page();
            page.waitForURL("**/admin/stock?q=Bellows*");
            page.locator("tr[data-id='" + offer + "'] [aria-expanded]").click();
            console.presses("Adjust").fills("Pieces", "-100").says("Adjust");
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(page.locator("#ask-quantity")).hasValue("-100");
            console.fills("Pieces", "-1").says("Adjust").sees("The stock is changed.");
            assertThat(dialog).hasCount(0);

            console.presses("Change price").fills("Price in EUR", "0").says("Change");
            assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("costs nothing");
            console.fills("Price in EUR", "40.00").says("Change");
            assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("less than half");
            console.says("I mean that").sees("The price is changed.");
            assertThat(page.locator("tr[data-id='" + offer + "']")).containsText("€40.00");
        }
    }

    @Test
    void whatCannotBeLookedForIsNotTheServersFault(Stage stage) {
        try (Visitor ada = stage.visitor().expecting(REFUSED)) {
            Console console = Console.ofAdmin(ada).goesTo("Ledger");
            Page page = ada.open("/admin/ledger/entries?order_id=Harbour%20x");
            console.sees("This cannot be looked for");
            assertThat(page.getByRole(AriaRole.ALERT).locator("code")).hasText("order_id");
            assertThat(page.getByText("our side")).hasCount(0);
            ada.expectAccessible("a filter that does not fit");
            page.locator("#filter-order_id").fill("");
            assertThat(page.locator("tr[data-id]").first()).isVisible();
        }
    }

    @Test
    void ordersCancelledTogetherAreShownAsCancelledOnceTheyAre(Stage stage) {
        Market market = stage.platform().market();
        String merchant = market.merchant("Regrets " + UUID.randomUUID());
        String offer = market.offer(merchant, "Compass rose", 3_000, 9);
        for (int i = 0; i < 3; i++) {
            stage.platform().shopper().wants(offer, 1).pays("tok_visa").expect(201);
        }
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada).goesTo("Orders");
            Page page = ada.open("/admin/orders?merchant=" + merchant);
            Locator rows = page.locator("tr[data-id]");
            assertThat(rows).hasCount(3);
            page.getByLabel("Choose all").check();
            page.locator(".bulk").getByText("Cancel").click();
            page.getByRole(AriaRole.DIALOG).locator(".danger").click();
            assertThat(rows.getByText("Cancelled")).hasCount(3);
            assertThat(page.locator(".bulk")).hasCount(0);
            console.sees("Pieces");
        }
    }

    @Test
    void whatALinkNarrowsAListByIsShownAndCanBeTakenAway(Stage stage) {
        try (Visitor ada = stage.visitor(Look.PHONE)) {
            Console console = Console.ofAdmin(ada);
            Page page = ada.open("/admin/orders?email=nobody@example.org");
            console.sees("No orders");
            Locator given = page.locator("[data-given=email]");
            assertThat(given).containsText("nobody@example.org");
            ada.expectAccessible("a list that a link narrowed");
            given.click();
            assertThat(page.locator("tr[data-id]").first()).isVisible();
            assertThat(given).hasCount(0);
        }
    }

    @Test
    void aProductIsFoundByItsTitleForWhatIsRecommendedAndForARuleByHand(Stage stage) {
        Market market = stage.platform().market();
        String title = "Hourglass " + UUID.randomUUID().toString().substring(0, 8);
        String offer = market.offer(market.merchant("Glass blowers"), title, 2_000, 3);
        String product = market.rest().get("/admin/offers/" + offer).expect(200).text("product_id");
        try (Visitor ada = stage.visitor(Look.PHONE).expecting(REFUSED)) {
            Console console = Console.ofAdmin(ada).goesTo("Recommendations");
            Page page = ada.page();
            page.locator("#kind").selectOption("similar");
            console.presses("Show").sees("This cannot be looked for");
            page.locator("#product").fill(title);
            page.getByLabel(title).check();
            console.presses("Show");
            assertThat(page.getByText("This cannot be looked for")).hasCount(0);

            console.presses("New rule").says("Make it");
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("about one thing");
            page.locator("#ask-action").selectOption("bury");
            page.locator("#ask-product_id").fill(title);
            dialog.getByLabel(title).check();
            ada.expectAccessible("a rule about a product");
            console.says("Make it").sees("The rule holds.");
            Locator rule = page.locator("tr[data-id]").filter(new Locator.FilterOptions().setHasText(product));
            rule.getByText("Drop").click();
            dialog.locator(".danger").click();
            assertThat(rule).hasCount(0);
        }
    }

    /** An order that has left, its money taken. */
    private static String captured(Stage stage, String offer) {
        Market market = stage.platform().market();
        String order = stage.platform()
                .shopper()
                .wants(offer, 1)
                .pays("tok_visa")
                .expect(201)
                .text("id");
        market.dispatch(Eventually.see("a shipment", () -> market.shipments(order), s -> s.size() == 1)
                .getFirst()
                .getString("id"));
        JsonObject unused = Eventually.see("the money", () -> market.order(order), o -> o.getString("payment_status")
                .equals("captured"));
        return order;
    }
}
