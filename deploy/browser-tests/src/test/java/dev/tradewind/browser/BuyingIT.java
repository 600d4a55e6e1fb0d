package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.system.Eventually;
import dev.tradewind.system.Market;
import dev.tradewind.system.Rest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole way from the home page to the doorstep. */
@ExtendWith(Stage.Extension.class)
class BuyingIT {
    @Test
    void buysFromTwoMerchantsAndConfirmsAtTheBank(Stage stage) {
        try (Visitor ada = stage.visitor().expecting(402)) {
            ada.open("/");
            Shopping shopping = new Shopping(ada).adds("Glass Harbour").adds("Basecamp");
            shopping.goesToCheckout().saysWhoAndWhere().paysWith("Visa with 3-D Secure");
            String order = shopping.order();
            shopping.sees("Your bank asks you to confirm this payment.").confirmsAtTheBank();
            assertThat(ada.page().locator(".order-head [data-status=confirmed]"))
                    .isVisible();
            assertThat(ada.page().locator("[data-merchant]")).hasCount(2);
            assertThat(stage.platform().market().order(order).getString("status"))
                    .isEqualTo("confirmed");
            assertThat(ada.page().getByLabel("Cart, 0 pieces")).isVisible();
        }
    }

    @Test
    void paysWithAnotherCardAfterADecline(Stage stage) {
        try (Visitor ada = stage.visitor().expecting(402)) {
            ada.open("/");
            Shopping shopping = new Shopping(ada).adds("Seven Ferries").goesToCheckout();
            shopping.saysWhoAndWhere().paysWith("A blocked card").sees("The payment was declined.");
            // Whoever comes back later finds the order, and what is held for it.
            ada.page().reload();
            String order = shopping.order();
            shopping.sees("Your items are held for you until")
                    .paysWith("Visa ending in 4242")
                    .sees("Thank you.");
            assertThat(ada.page().locator(".order-head [data-status=confirmed]"))
                    .isVisible();
            assertThat(shopping.order()).isEqualTo(order);
        }
    }

    @Test
    void seesEachParcelLeaveAndArriveWithoutLookingAgain(Stage stage) {
        Market market = stage.platform().market();
        try (Visitor ada = stage.visitor()) {
            ada.open("/");
            Shopping shopping = new Shopping(ada).adds("Leeward").goesToCheckout();
            String order =
                    shopping.saysWhoAndWhere().paysWith("Visa ending in 4242").order();
            String shipment = Eventually.see("a shipment", () -> market.shipments(order), s -> s.size() == 1)
                    .getFirst()
                    .getString("id");
            Locator parcel = ada.page().locator("[data-merchant]");
            assertThat(parcel).hasAttribute("data-status", "confirmed");
            market.dispatch(shipment);
            assertThat(parcel).hasAttribute("data-status", "shipped");
            shopping.sees("DHL, tracking number JD0001");
            market.deliver(shipment);
            assertThat(parcel).hasAttribute("data-status", "delivered");
            assertThat(ada.page().locator(".live")).hasText("Live");
        }
    }

    @Test
    void isToldInTheCartWhenAPriceOrTheStockChanges(Stage stage) {
        Market market = stage.platform().market();
        String offer = market.offer(market.merchant("Fickle"), "Weathervane", 4_000, 5);
        try (Visitor ada = stage.visitor()) {
            ada.open("/");
            new Shopping(ada).adds("Weathervane");
            Page page = ada.open("/cart");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("One more"))
                    .click();
            assertThat(page.locator(".stepper input")).hasValue("2");
            JsonObject price = new JsonObject().put("amount", 4_500).put("currency", "EUR");
            market.rest()
                    .patch("/admin/offers/" + offer, new JsonObject().put("price", price))
                    .expect(200);
            assertThat(page.getByText("The price has changed: it is €45.00 now."))
                    .isVisible();
            market.rest()
                    .post(
                            "/admin/offers/" + offer + "/stock",
                            new JsonObject()
                                    .put("kind", "adjust")
                                    .put("quantity", -4)
                                    .put("reason", "damaged"))
                    .expect(200);
            assertThat(page.getByText("There are not that many left.")).isVisible();
        }
    }

    @Test
    void findsWhatManyLookAt(Stage stage) {
        try (Visitor ada = stage.visitor()) {
            Page page = ada.open("/");
            new Shopping(ada).looksAt("Night Train").looksAt("Quiet Hour").looksAt("Night Train");
            // What was noted is sent when the page is left, and counted a moment later.
            Rest rest = Rest.at(stage.platform().port());
            Eventually.see(
                    "something that trends",
                    () -> {
                        ada.open("/search");
                        return rest.get("/store/recommendations?kind=trending&session_id=somebody")
                                .response()
                                .body();
                    },
                    answer -> answer.contains("\"code\":\"trending\""));
            page.navigate("/");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Trending now")))
                    .isVisible();
        }
    }

    @Test
    void ordersWithAnAccountAndFindsTheOrderThere(Stage stage) {
        try (Visitor ada = stage.visitor()) {
            Page page = ada.open("/account");
            Shopping shopping = new Shopping(ada)
                    .registers("Grace Hopper", "grace@example.org")
                    .adds("Paper Boats")
                    .goesToCheckout();
            assertThat(page.getByLabel("Email")).hasValue("grace@example.org");
            shopping.saysWhoAndWhere().paysWith("Visa ending in 4242").order();
            shopping.sees("Thank you.");
            page.navigate("/account");
            assertThat(page.locator(".order-rows > li")).hasCount(1);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in")))
                    .isVisible();
        }
    }
}
