package dev.tradewind.browser;

import com.microsoft.playwright.Page;
import dev.tradewind.system.Market;
import java.util.function.BiConsumer;

/** Leads a merchant through her own part of the console, with something on each page. */
final class MerchantTour {
    private MerchantTour() {}

    /** @param look gets each page with its name, drawn and still */
    static void through(Stage stage, Visitor visitor, BiConsumer<String, Page> look) {
        Market market = stage.platform().market();
        String merchant = market.merchant("Chart makers");
        String offer = market.offer(merchant, "Chart of the Azores", 4_900, 12);
        MerchantsIT.paid(stage, merchant, offer);
        stage.platform().shopper().wants(offer, 3).pays("tok_visa").expect(201);
        Console.signIn(visitor, Console.person(market, "merchant", merchant), Console.PASSWORD);
        Page page = visitor.page();
        BiConsumer<String, String> stop = visitor.stops(look);
        stop.accept("shipments", "/admin/shipments");
        page.locator("tr[data-id] a").first().click();
        visitor.settled();
        look.accept("shipment", page);
        visitor.open("/admin/stock");
        visitor.settled();
        page.locator("tr[data-id] [aria-expanded]").first().click();
        visitor.settled();
        look.accept("stock", page);
        stop.accept("offer-new", "/admin/stock/new");
        page.locator("#find-product").fill("tundra");
        page.getByText("Tundra 900").first().click();
        visitor.settled();
        look.accept("offer-new-found", page);
        stop.accept("purchasing", "/admin/purchasing");
        stop.accept("forecasts", "/admin/forecasts");
        stop.accept("payouts", "/admin/payouts");
        page.locator("tr[data-id] a").first().click();
        visitor.settled();
        look.accept("statement", page);
        stop.accept("profile", "/admin/profile");
    }
}
