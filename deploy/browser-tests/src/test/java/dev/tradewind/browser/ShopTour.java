package dev.tradewind.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Leads a visitor through every page of the storefront, with something on each of them. */
final class ShopTour {
    private ShopTour() {}

    /** @param look gets each page with its name, drawn and still */
    static void through(Visitor visitor, BiConsumer<String, Page> look) {
        Page page = visitor.page();
        BiConsumer<String, String> stop = visitor.stops(look);
        stop.accept("home", "/");
        stop.accept("search", "/search?q=harbour");
        stop.accept("category", page.locator("footer nav a").first().getAttribute("href"));
        stop.accept("merchants", "/merchants");
        stop.accept("merchant", page.locator(".seller a").first().getAttribute("href"));
        stop.accept("not-found", "/search?q=zzzz");
        stop.accept("lost", "/nowhere");
        stop.accept("sign-in", "/account");
        stop.accept("cart-empty", "/cart");
        bought(visitor, look);
        stop.accept("orders", "/orders");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu"))
                .click();
        look.accept("menu", page);
        account(visitor, look);
    }

    private static void bought(Visitor visitor, BiConsumer<String, Page> look) {
        Page page = visitor.page();
        Shopping shopping = new Shopping(visitor).looksAt("Tundra 900");
        visitor.settled();
        look.accept("product", page);
        shopping.adds("Tundra 900").adds("The Salt Road");
        visitor.open("/cart");
        visitor.settled();
        look.accept("cart", page);
        shopping.goesToCheckout();
        visitor.settled();
        look.accept("checkout-address", page);
        shopping.saysWhoAndWhere();
        visitor.settled();
        look.accept("checkout-payment", page);
        shopping.paysWith("A blocked card").sees("goods are held");
        look.accept("checkout-declined", page);
        shopping.paysWith("Visa with 3-D Secure").order();
        visitor.settled();
        look.accept("order-at-the-bank", page);
        shopping.confirmsAtTheBank();
        page.locator(".order-head [data-status=confirmed]").waitFor();
        look.accept("order", page);
    }

    private static void account(Visitor visitor, BiConsumer<String, Page> look) {
        Page page = visitor.open("/account");
        new Shopping(visitor).registers("Ada Lovelace", UUID.randomUUID() + "@example.org");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Addresses"))
                .click();
        visitor.settled();
        look.accept("addresses-none", page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add an address"))
                .click();
        visitor.settled();
        look.accept("address-new", page);
    }
}
