package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.system.Market;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What does not go straight on in the storefront: it is shown as it is, told, and leads somewhere. */
@ExtendWith(Stage.Extension.class)
class HitchesIT {
    @Test
    void afterADeclineNothingButTheCardCanBeChosen(Stage stage) {
        try (Visitor ada = stage.visitor(Look.SMALL_DARK).expecting(402)) {
            Page page = ada.open("/");
            Shopping shopping =
                    new Shopping(ada).adds("Seven Ferries").goesToCheckout().saysWhoAndWhere();
            assertThat(button(page, "Change")).isVisible();
            shopping.paysWith("A blocked card").sees("Only the card can still be chosen");
            assertThat(page.getByRole(AriaRole.TIMER)).isVisible();
            assertThat(button(page, "Change")).hasCount(0);
            assertThat(page.locator("[data-shipped]")).hasCount(1);
            assertThat(page.getByRole(AriaRole.RADIO)).hasCount(5);
            ada.expectAccessible("a declined checkout");
            shopping.paysWith("Visa ending in 4242").sees("Thank you.");
        }
    }

    @Test
    void whoeverBeginsAnewAfterADeclineFindsTheOrderApart(Stage stage) {
        try (Visitor ada = stage.visitor().expecting(402, 409)) {
            Page page = ada.open("/");
            Shopping shopping =
                    new Shopping(ada).adds("Seven Ferries").goesToCheckout().saysWhoAndWhere();
            shopping.paysWith("A blocked card").sees("Only the card can still be chosen");
            shopping.adds("Paper Boats").sees("Your last cart has become an order");
            link(page, "To the order").click();
            String order = shopping.order();
            assertThat(page.locator(".order-head [data-status=pending]")).hasText("Not paid yet");
            page.navigate("/cart");
            assertThat(page.locator(".lines > li")).hasCount(1);
            assertThat(page.locator(".lines > li")).containsText("Paper Boats");
            assertThat(order).startsWith("ord_");
        }
    }

    @Test
    void whatIsBoughtInOneTabIsFoundFromTheOther(Stage stage) {
        try (Visitor ada = stage.visitor()) {
            Page first = ada.open("/");
            new Shopping(ada).adds("Leeward").goesToCheckout().saysWhoAndWhere();
            Page second = first.context().newPage();
            second.navigate("/checkout");
            String order = new Shopping(second).paysWith("Visa ending in 4242").order();
            assertThat(heading(first, "This cart has already been bought")).isVisible();
            link(first, "To the order").click();
            assertThat(new Shopping(first).order()).isEqualTo(order);
        }
    }

    @Test
    void quickPressesAreCountedAndOnlyTheLastIsSent(Stage stage) {
        Market market = stage.platform().market();
        String title = "Signal lamp " + UUID.randomUUID().toString().substring(0, 8);
        String unused = market.offer(market.merchant("Lamp makers"), title, 4_000, 9);
        try (Visitor ada = stage.visitor().expecting(409)) {
            Page page = ada.open("/");
            new Shopping(ada).adds(title);
            ada.open("/cart");
            List<Route> held = new ArrayList<>();
            List<String> sent = new ArrayList<>();
            page.route("**/store/carts/*/items/*", route -> {
                sent.add(route.request().postData());
                if (sent.size() == 1) {
                    held.add(route);
                } else {
                    route.resume();
                }
            });
            Locator more = button(page, "One more");
            Locator quantity = page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Quantity"));
            Request unsent = page.waitForRequest("**/store/carts/*/items/*", more::click);
            more.click();
            more.click();
            more.click();
            assertThat(quantity).hasValue("5");
            assertThat(page.getByLabel("Cart, 5 pieces")).isVisible();
            held.getFirst().resume();
            assertThat(page.locator(".lines .sum")).hasText("€200.00");
            assertThat(sent).containsExactly("{\"quantity\":2}", "{\"quantity\":5}");

            quantity.fill("7");
            quantity.press("Enter");
            assertThat(page.locator(".lines .sum")).hasText("€280.00");
            quantity.fill("10");
            quantity.press("Enter");
            assertThat(page.locator(".toast.bad")).hasText("There are not that many left.");
            assertThat(quantity).hasValue("7");
        }
    }

    @Test
    void aListThatHasGrownIsThereOnTheWayBack(Stage stage) {
        try (Visitor ada = stage.visitor()) {
            Page page = ada.open("/search");
            Locator products = page.locator(".results .product");
            assertThat(products).hasCount(24);
            button(page, "Show more").click();
            assertThat(products).hasCount(48);
            products.nth(40).getByRole(AriaRole.LINK).click();
            page.waitForURL("**/p/prod_*");
            page.goBack();
            assertThat(products).hasCount(48);
            assertThat(products.nth(40)).isInViewport();
            ada.page().waitForFunction("() => !document.querySelector('main [aria-busy=true]')");
            assertThat(products).hasCount(48);

            page.context().setOffline(true);
            button(page, "Show more").click();
            assertThat(page.locator(".toast.bad")).hasText("The shop cannot be reached");
            page.context().setOffline(false);
            button(page, "Show more").click();
            assertThat(products).hasCount(72);
        }
    }

    @Test
    void theChosenVariantStaysInTheAddress(Stage stage) {
        Market market = stage.platform().market();
        String merchant = market.merchant("Oilskins");
        String product = inFourSizes(market, merchant);
        try (Visitor ada = stage.visitor()) {
            Page page = ada.open("/p/" + product);
            Locator large = page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("XL"));
            assertThat(large).not().isChecked();
            page.locator("label.variant").getByText("XL").click();
            page.waitForURL("**/p/*?variant=XL-*");
            page.reload();
            assertThat(large).isChecked();
            button(page, "Add to cart").click();
            assertThat(page.getByText("Added to your cart")).isVisible();
            page.navigate("/cart");
            page.locator(".lines a.name").click();
            assertThat(large).isChecked();
            page.setViewportSize(320, 640);
            ada.settled().expectAccessible("a product at 320 pixels");
        }
    }

    @Test
    void theFocusStaysWhereSomebodyWorks(Stage stage) {
        try (Visitor ada = stage.visitor()) {
            Page page = ada.open("/search");
            ada.settled();
            Locator prices = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Price"))
                    .getByRole(AriaRole.BUTTON);
            prices.last().press("Enter");
            page.waitForURL("**min_price=*");
            ada.settled();
            assertThat(page.locator("[data-facet][aria-pressed=true]:focus")).hasCount(1);
            button(page, "Any price").press("Enter");
            page.waitForURL("**/search");
            ada.settled();
            assertThat(page.locator("[data-facet]:focus")).hasCount(1);

            new Shopping(ada).adds("Seven Ferries").adds("Paper Boats");
            page.navigate("/cart");
            page.locator("[data-remove]").first().press("Enter");
            assertThat(page.locator("[data-remove]")).hasCount(1);
            assertThat(page.locator("[data-remove]")).isFocused();
            page.locator("[data-remove]").press("Enter");
            assertThat(heading(page, "Cart").first()).isFocused();
        }
    }

    @Test
    void whatIsNotThereIsSaidWithAWayOn(Stage stage) {
        try (Visitor ada = stage.visitor().expecting(404)) {
            for (String kind : List.of("/c/cat_", "/m/mer_")) {
                Page page = ada.open(kind + "0".repeat(26));
                assertThat(heading(page, "This page is not here")).isVisible();
                assertThat(page.locator(".filters, .skeleton")).hasCount(0);
            }
            Page page = ada.open("/search?q=zzzz");
            assertThat(link(page, "Drop the filters")).hasCount(0);
            link(page, "Browse everything").click();
            assertThat(page.locator(".results .product")).hasCount(24);
        }
    }

    @Test
    void anOrderOfSomebodyElseIsNotShownAndSaysSo(Stage stage) {
        Market market = stage.platform().market();
        String offer = market.offer(market.merchant("Chart house"), "Chart", 4_000, 3);
        String order = stage.platform()
                .shopper()
                .wants(offer, 1)
                .pays("tok_visa")
                .expect(201)
                .text("id");
        try (Visitor eve = stage.visitor(Look.SMALL_DARK).expecting(401, 403, 404)) {
            Page page = eve.open("/orders/" + order);
            assertThat(heading(page, "This order is shown only to whoever made it"))
                    .isVisible();
            eve.expectAccessible("somebody else's order");
            page.locator("main .state a").click();
            page.waitForURL("**/account?next=orders/" + order);
        }
    }

    @Test
    void anAddressGoesOnlyWhenThatIsMeant(Stage stage) {
        try (Visitor ada = stage.visitor()) {
            Page page = ada.open("/account");
            Shopping shopping = new Shopping(ada).registers("Grace Hopper", UUID.randomUUID() + "@example.org");
            link(page, "Addresses").click();
            button(page, "Add an address").click();
            page.getByLabel("Street and number").fill("Unter den Linden 1");
            page.getByLabel("Postal code").fill("10117");
            page.getByLabel("City").fill("Berlin");
            page.getByLabel("Country").selectOption("DE");
            button(page, "Save").click();
            Locator remove = button(page, "Remove the address of Grace Hopper");
            remove.click();
            button(page, "Keep it").click();
            assertThat(page.locator("dialog[open]")).hasCount(0);
            remove.click();
            ada.expectAccessible("removing an address");
            button(page, "Yes, remove it").click();
            shopping.sees("No addresses yet");
        }
    }

    /** The smaller the cheaper. */
    private static String inFourSizes(Market market, String merchant) {
        JsonArray variants = new JsonArray();
        for (String size : List.of("S", "M", "L", "XL")) {
            variants.add(
                    new JsonObject().put("sku", size + "-" + UUID.randomUUID()).put("title", size));
        }
        JsonObject product = market.rest()
                .post(
                        "/admin/products",
                        new JsonObject().put("title", "Oilskin").put("variants", variants))
                .expect(201)
                .json();
        for (int i = 0; i < variants.size(); i++) {
            JsonObject price = new JsonObject().put("amount", 5_000 + i).put("currency", "EUR");
            String variant = product.getJsonArray("variants").getJsonObject(i).getString("id");
            JsonObject offer = new JsonObject()
                    .put("variant_id", variant)
                    .put("merchant_id", merchant)
                    .put("price", price);
            market.receive(
                    market.rest().post("/admin/offers", offer).expect(201).text("id"), 3);
        }
        return product.getString("id");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }
}
