package dev.tradewind.browser;

import com.microsoft.playwright.Page;
import dev.tradewind.system.Market;
import java.util.function.BiConsumer;

/** Leads the administrator through every page of the console, with something on each of them. */
final class ConsoleTour {
    private final Visitor visitor;
    private final Page page;
    private final BiConsumer<String, Page> look;

    private ConsoleTour(Visitor visitor, BiConsumer<String, Page> look) {
        this.visitor = visitor;
        this.page = visitor.page();
        this.look = look;
    }

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
        ConsoleTour tour = new ConsoleTour(visitor, look);
        tour.stop("sign-in", "/admin");
        Console.ofAdmin(visitor);
        tour.stop("dashboard", "/admin");
        tour.sales(order);
        tour.operations();
        stage.platform().sql(FraudConsoleIT.ADD_CHALLENGER);
        TradeTour.through(visitor, look);
        tour.stop("lost", "/admin/nowhere");
    }

    private void sales(String order) {
        stop("orders", "/admin/orders");
        stop("orders-none", "/admin/orders?q=nobody%40example.org");
        stop("order", "/admin/orders/" + order);
        page.getByText("Cancel order").click();
        look.accept("order-cancel", page);
        stop("recorder", "/admin/orders/" + order + "?tab=recorder");
        page.locator(".step").nth(2).click();
        look.accept("recorder-open", page);
        stop("sagas", "/admin/sagas");
        stop("shipments", "/admin/shipments");
        page.locator("tr[data-id] a").first().click();
        visitor.settled();
        look.accept("shipment", page);
    }

    private void operations() {
        stop("nodes", "/admin/nodes");
        page.getByText("Redeploy").first().click();
        look.accept("redeploy", page);
        stop("events", "/admin/events");
        stop("feeds", "/admin/feeds");
        page.getByLabel("Details of cart/orders").click();
        look.accept("feeds-open", page);
        page.getByText("Rewind").click();
        page.getByText("What would that do?").click();
        page.locator("[data-again]").waitFor();
        look.accept("feeds-rewind", page);
        stop("dead-letters", "/admin/dead-letters");
        stop("invariants", "/admin/invariants");
        visitor.open("/admin/chaos");
        page.locator("#report").setInputFiles(ChaosConsoleIT.report());
        page.locator("[data-fault]").first().waitFor();
        look.accept("chaos", page);
        stop("audit-log", "/admin/audit-log");
        page.locator("tr[data-id] button").first().click();
        visitor.settled();
        look.accept("audit-log-open", page);
    }

    private void stop(String name, String path) {
        visitor.open(path);
        visitor.settled();
        look.accept(name, page);
    }
}
