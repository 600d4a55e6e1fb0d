package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.system.Market;
import dev.tradewind.system.Platform;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody does in the console, step by step, by what is written on things. */
final class Console {
    static final String ADMIN = "admin@tradewind.local";
    static final String PASSWORD = "something long enough";

    private final Page page;

    private Console(Page page) {
        this.page = page;
    }

    /** The administrator, at the first page. */
    static Console ofAdmin(Visitor visitor) {
        return signIn(visitor, ADMIN, Platform.ADMIN_PASSWORD);
    }

    /** Somebody who is there already. */
    static Console at(Visitor visitor) {
        return new Console(visitor.page());
    }

    static Console signIn(Visitor visitor, String email, String password) {
        Console console = new Console(visitor.open("/admin"));
        console.tries(email, password);
        assertThat(console.page.locator("main#main h1")).isVisible();
        assertThat(console.page.getByLabel("Password")).not().isVisible();
        return console;
    }

    /** A person of this role, and her email. */
    static String person(Market market, String role, @Nullable String merchant) {
        String email = UUID.randomUUID() + "@example.org";
        JsonObject staff = new JsonObject()
                .put("email", email)
                .put("password", PASSWORD)
                .put("role", role)
                .put("merchant_id", merchant);
        market.rest().post("/admin/staff", staff).expect(201);
        return email;
    }

    Console tries(String email, String password) {
        page.getByLabel("Email").fill(email);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
        return this;
    }

    Console goesTo(String entry) {
        Locator button = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Menu").setExact(true));
        if (button.isVisible()) {
            button.click();
        }
        page.getByRole(AriaRole.NAVIGATION)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(entry).setExact(true))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(entry).setLevel(1)))
                .isVisible();
        return this;
    }

    Console finds(String what) {
        page.getByLabel("Find an order, a shipment or an email").fill(what);
        page.keyboard().press("Enter");
        return this;
    }

    Console presses(String name) {
        button(name).click();
        return this;
    }

    /** Opens a menu. */
    Console opens(String menu) {
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText(menu))
                .click();
        return this;
    }

    /** Says yes to what is asked. */
    Console says(String yes) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(yes).setExact(true))
                .click();
        return this;
    }

    Console fills(String label, String value) {
        page.getByLabel(label).fill(value);
        return this;
    }

    Console sees(String text) {
        assertThat(page.getByText(text).locator("visible=true").first()).isVisible();
        return this;
    }

    Page page() {
        return page;
    }

    private Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
