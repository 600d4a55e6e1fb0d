package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tradewind.system.Market;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The tree of categories, and who is found and sorted among many. */
@ExtendWith(Stage.Extension.class)
class SortingIT {
    @Test
    void aCategoryIsDraggedBelowAnotherAndMovedBackByKeyboard(Stage stage) {
        Market market = stage.platform().market();
        String run = UUID.randomUUID().toString().substring(0, 6);
        String deck = category(market, "Deck " + run, null);
        String ropes = category(market, "Ropes " + run, null);
        String knots = category(market, "Knots " + run, ropes);
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada).goesTo("Categories");
            Page page = ada.page();
            drag(page, leaf(page, ropes), leaf(page, deck));
            console.sees("Ropes " + run + " is where you put it.");
            assertThat(item(item(item(page.locator("main"), deck), ropes), knots))
                    .isVisible();

            page.getByLabel("Rename or move Ropes " + run).press("Enter");
            page.locator("#ask-name").fill("Lines " + run);
            page.locator("#ask-parent").selectOption("");
            console.says("Save").sees("Lines " + run + " is where you put it.");
            assertThat(page.locator("li[data-id='" + deck + "'] li")).hasCount(0);
            assertThat(item(item(page.locator("main"), ropes), knots)).isVisible();
        }
    }

    @Test
    void aCustomerIsFoundByAPartOfTheName(Stage stage) {
        String name = "Grace " + UUID.randomUUID().toString().substring(0, 8);
        String email = UUID.randomUUID() + "@example.org";
        stage.platform()
                .market()
                .rest()
                .post(
                        "/auth/register",
                        new JsonObject()
                                .put("email", email)
                                .put("password", Console.PASSWORD)
                                .put("name", name))
                .expect(201);
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada).goesTo("Customers");
            console.fills("Name or e-mail address", name.substring(0, 10));
            Page page = ada.page();
            assertThat(page.locator("tr[data-id]")).containsText(email);
            page.locator("tr[data-id] [aria-expanded]").first().click();
            page.locator(".more-row").getByText("Their orders").click();
            console.sees("No orders");
        }
    }

    @Test
    void merchantsAreFoundAmongManyAndSortedByNameAndAge(Stage stage) {
        Market market = stage.platform().market();
        String run = UUID.randomUUID().toString().substring(0, 8);
        for (int i = 1; i <= 27; i++) {
            String unused = market.merchant("Loft %s no. %02d".formatted(run, i));
        }
        try (Visitor ada = stage.visitor()) {
            Page page = ada.page();
            Locator rows = page.locator("tr[data-id]");
            Console console = Console.ofAdmin(ada).goesTo("Merchants").fills("Search", run + " no. 09");
            assertThat(rows).hasCount(1);
            console.fills("Search", run.toUpperCase(Locale.ROOT));
            assertThat(rows).hasCount(25);
            assertThat(rows.first()).containsText("no. 27");
            page.getByLabel("Next page").click();
            assertThat(rows).hasCount(2);
            assertThat(rows.last()).containsText("no. 01");
            page.getByLabel("Previous page").click();
            assertThat(rows).hasCount(25);
            console.presses("Name");
            assertThat(rows.first()).containsText("no. 01");
            console.presses("Name");
            assertThat(rows.first()).containsText("no. 27");
            page.getByLabel("Next page").click();
            assertThat(rows.last()).containsText("no. 01");
        }
        try (Visitor mia = stage.visitor(Look.PHONE)) {
            Page page = mia.page();
            Console.ofAdmin(mia).goesTo("Merchants").fills("Search", run);
            page.getByLabel("Sort by").selectOption("Since ↑");
            assertThat(page.locator("tr[data-id]").first()).containsText("no. 01");
        }
    }

    @Test
    void ordersAreNarrowedToOneMerchantOfMany(Stage stage) {
        Market market = stage.platform().market();
        String name = "Harbour " + UUID.randomUUID().toString().substring(0, 8);
        String id = market.merchant(name);
        try (Visitor ada = stage.visitor()) {
            Page page = ada.page();
            Console console = Console.ofAdmin(ada).goesTo("Orders");
            Locator merchant = page.locator("#filter-merchant");
            merchant.fill(name.substring(0, 12));
            assertThat(page.locator("#filter-merchant-found option")).hasCount(1);
            merchant.fill(name);
            console.sees("No orders");
            page.waitForURL("**/admin/orders?merchant=" + id);
            page.reload();
            assertThat(merchant).hasValue(name);
            console.presses("Clear");
            assertThat(merchant).hasValue("");
        }
    }

    private static Locator item(Locator within, String category) {
        return within.locator("li[data-id='" + category + "']");
    }

    private static Locator leaf(Page page, String category) {
        return page.locator("li[data-id='" + category + "'] > .leaf");
    }

    /** What the browser tells of a drag, one after the other. */
    private static void drag(Page page, Locator from, Locator to) {
        Map<String, JSHandle> carried = Map.of("dataTransfer", page.evaluateHandle("() => new DataTransfer()"));
        from.dispatchEvent("dragstart", carried);
        to.dispatchEvent("dragover", carried);
        to.dispatchEvent("drop", carried);
    }

    private static String category(Market market, String name, String parent) {
        return market.rest()
                .post("/admin/categories", new JsonObject().put("name", name).put("parent_id", parent))
                .expect(201)
                .text("id");
    }
}
