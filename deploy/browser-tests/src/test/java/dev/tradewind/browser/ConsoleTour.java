package dev.tradewind.browser;

import com.microsoft.playwright.Locator;
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
        String merchant = market.merchant("Ropewalk");
        MerchantsIT.paid(stage, merchant, market.offer(merchant, "Hawser", 20_000, 5));
        ConsoleTour tour = new ConsoleTour(visitor, look);
        tour.stop("sign-in", "/admin");
        Console.ofAdmin(visitor);
        tour.stop("dashboard", "/admin");
        tour.sales(order);
        tour.operations();
        tour.deadLetters(stage);
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
        page.locator("tr[data-verticle=cart]").getByText("Redeploy").click();
        look.accept("redeploy", page);
        Console.at(visitor).says("Leave it");
        redeployment();
        stop("events", "/admin/events");
        stop("feeds", "/admin/feeds");
        page.getByLabel("Details of cart/orders").click();
        look.accept("feeds-open", page);
        page.getByText("Rewind").click();
        page.getByText("What would that do?").click();
        page.locator("[data-again]").waitFor();
        look.accept("feeds-rewind", page);
        stop("dead-letters-none", "/admin/dead-letters");
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

    /** Once there are two instances where there was one, the next time the other way round. */
    private void redeployment() {
        Locator verticle = page.locator("tr[data-verticle=merchants]");
        String instances = verticle.locator("[data-label=Instances]").innerText();
        verticle.getByText("Scale").click();
        Console.at(visitor)
                .fills("Instances on each node", instances.equals("1") ? "2" : "1")
                .says("Scale");
        page.locator("[data-outcome=promoted]").waitFor();
        look.accept("redeployment", page);
    }

    private void deadLetters(Stage stage) {
        try (Poison poison = new Poison(stage.platform())) {
            stop("dead-letters", "/admin/dead-letters");
            page.locator("tr[data-id] [aria-expanded]").first().click();
            visitor.settled();
            look.accept("dead-letters-open", page);
        }
    }

    private void stop(String name, String path) {
        visitor.stops(look).accept(name, path);
    }
}
