package dev.tradewind.browser;

import com.microsoft.playwright.Page;
import dev.tradewind.system.Market;
import java.util.function.BiConsumer;

/** Leads the administrator through every page of the console, with something on each of them. */
final class ConsoleTour {
    private ConsoleTour() {}

    /** @param look gets each page with its name, drawn and still */
    static void through(Stage stage, Visitor visitor, BiConsumer<String, Page> look) {
        Market market = stage.platform().market();
        String offer = market.offer(market.merchant("Northwind Rigging"), "Storm Jacket", 18_900, 20);
        String order = stage.platform()
                .shopper()
                .wants(offer, 2)
                .pays("tok_visa")
                .expect(201)
                .text("id");
        Page page = visitor.open("/admin");
        BiConsumer<String, String> stop = (name, path) -> {
            visitor.open(path);
            visitor.settled();
            look.accept(name, page);
        };
        visitor.settled();
        look.accept("sign-in", page);
        Console.ofAdmin(visitor);
        stop.accept("orders", "/admin/orders");
        stop.accept("orders-none", "/admin/orders?email=nobody%40example.org");
        stop.accept("order", "/admin/orders/" + order);
        page.getByText("Cancel order").click();
        look.accept("order-cancel", page);
        stop.accept("recorder", "/admin/orders/" + order + "?tab=recorder");
        page.locator(".step").nth(2).click();
        look.accept("recorder-open", page);
        stop.accept("shipments", "/admin/shipments");
        page.locator("tr[data-id] a").first().click();
        visitor.settled();
        look.accept("shipment", page);
        stop.accept("nodes", "/admin/nodes");
        page.getByText("Redeploy").first().click();
        look.accept("redeploy", page);
        stop.accept("feeds", "/admin/feeds");
        page.getByLabel("Details of cart/orders").click();
        look.accept("feeds-open", page);
        stop.accept("dead-letters", "/admin/dead-letters");
        stop.accept("invariants", "/admin/invariants");
        stop.accept("audit-log", "/admin/audit-log");
        page.locator("tr[data-id] button").first().click();
        visitor.settled();
        look.accept("audit-log-open", page);
        stop.accept("lost", "/admin/nowhere");
    }
}
