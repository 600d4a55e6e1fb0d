package dev.tradewind.browser;

import com.microsoft.playwright.Page;
import java.util.function.BiConsumer;

/** Leads somebody through the console's pages of goods, stock, merchants, money and advice. */
final class TradeTour {
    private TradeTour() {}

    /**
     * @param visitor signed in already
     * @param look gets each page with its name, drawn and still
     */
    static void through(Visitor visitor, BiConsumer<String, Page> look) {
        Page page = visitor.page();
        BiConsumer<String, String> stop = visitor.stops(look);
        stop.accept("products", "/admin/products");
        page.locator("tr[data-id] a").first().click();
        visitor.settled();
        page.locator("tr[data-id] [aria-expanded]").first().click();
        visitor.settled();
        look.accept("product", page);
        stop.accept("product-new", "/admin/products/new");
        types(visitor, look);
        stop.accept("categories", "/admin/categories");
        stop.accept("imports", "/admin/imports");
        stop.accept("purchasing", "/admin/purchasing");
        visitor.open("/admin/stock");
        opened("stock", visitor, look);
        visitor.open("/admin/forecasts?q=ridge+1");
        opened("forecasts", visitor, look);
        stop.accept("forecast-sums", "/admin/forecasts/sums");
        stop.accept("merchants", "/admin/merchants");
        page.locator("tr[data-id] a").first().click();
        visitor.settled();
        look.accept("merchant", page);
        money(visitor, look);
        stop.accept("customers", "/admin/customers");
        advice(visitor, look);
        people(visitor, look);
    }

    private static void money(Visitor visitor, BiConsumer<String, Page> look) {
        Page page = visitor.page();
        BiConsumer<String, String> stop = visitor.stops(look);
        stop.accept("ledger", "/admin/ledger");
        stop.accept("ledger-entries", "/admin/ledger/entries");
        stop.accept("payouts", "/admin/payouts");
        page.locator("tr[data-id] a").first().click();
        visitor.settled();
        look.accept("statement", page);
        stop.accept("reconciliation", "/admin/ledger/reconciliation");
    }

    private static void types(Visitor visitor, BiConsumer<String, Page> look) {
        Page page = visitor.page();
        visitor.open("/admin/product-types");
        visitor.settled();
        page.getByText("New product type").click();
        look.accept("product-types", page);
        page.locator("section[data-id] a").first().click();
        visitor.settled();
        look.accept("product-type", page);
    }

    private static void advice(Visitor visitor, BiConsumer<String, Page> look) {
        Page page = visitor.page();
        visitor.open("/admin/fraud?status=none");
        visitor.settled();
        look.accept("fraud", page);
        visitor.open("/admin/fraud/rules");
        visitor.settled();
        page.getByText("New rule").click();
        page.locator("#rule-name").fill("dear_and_new");
        page.locator("#rule-expression").fill("amount > 1000");
        page.locator("button[name=try]").click();
        page.locator("[data-tested=yes]").waitFor();
        look.accept("fraud-rules", page);
        visitor.open("/admin/fraud/models");
        visitor.settled();
        look.accept("fraud-models", page);
        visitor.open("/admin/recommendations");
        page.getByText("Show").last().click();
        visitor.settled();
        look.accept("recommendations", page);
    }

    private static void people(Visitor visitor, BiConsumer<String, Page> look) {
        Page page = visitor.page();
        visitor.open("/admin/people");
        visitor.settled();
        page.getByText("Add a person").click();
        look.accept("people", page);
        visitor.open("/admin/people?tab=keys");
        visitor.settled();
        look.accept("api-keys", page);
    }

    private static void opened(String name, Visitor visitor, BiConsumer<String, Page> look) {
        visitor.settled();
        visitor.page().locator("tr[data-id] [aria-expanded]").first().click();
        visitor.settled();
        look.accept(name, visitor.page());
    }
}
