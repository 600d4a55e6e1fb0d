package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What a shopper does in the storefront, step by step, by what is written on things. */
final class Shopping {
    private static final Pattern ORDER = Pattern.compile(".*/orders/(ord_[0-9a-z]+).*");

    private final Page page;

    Shopping(Visitor visitor) {
        this(visitor.page());
    }

    /** In one of several tabs. */
    Shopping(Page page) {
        this.page = page;
    }

    /** Finds it by its name and takes the suggestion. */
    Shopping looksAt(String product) {
        Locator search = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Search products"));
        search.fill(product);
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(product))
                .first()
                .click();
        assertThat(heading(product)).isVisible();
        return this;
    }

    Shopping adds(String product) {
        looksAt(product);
        button("Add to cart").click();
        assertThat(page.getByRole(AriaRole.STATUS).getByText("Added to your cart"))
                .isVisible();
        return this;
    }

    Shopping goesToCheckout() {
        page.navigate("/cart");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Checkout"))
                .click();
        assertThat(heading("Checkout")).isVisible();
        return this;
    }

    /** Opens an account, at the page to sign in. */
    Shopping registers(String name, String email) {
        button("Create an account").click();
        page.getByLabel("Name").fill(name);
        page.getByLabel("Email").fill(email);
        page.getByLabel("Password").fill(Console.PASSWORD);
        button("Create an account").click();
        return sees("No orders yet");
    }

    /** As a guest, to Berlin. */
    Shopping saysWhoAndWhere() {
        page.getByLabel("Email").fill("ada@example.org");
        page.getByLabel("Full name").fill("Ada Lovelace");
        page.getByLabel("Street and number").fill("Unter den Linden 1");
        page.getByLabel("Postal code").fill("10117");
        page.getByLabel("City").fill("Berlin");
        page.getByLabel("Country").selectOption("DE");
        button("Continue to shipping and payment").click();
        assertThat(button(Pattern.compile("^Pay "))).isVisible();
        return this;
    }

    Shopping paysWith(String card) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(card))
                .check();
        button(Pattern.compile("^Pay ")).click();
        return this;
    }

    /** Waits for the order's page and returns the order's id. */
    String order() {
        page.waitForURL(ORDER);
        return page.url().replaceFirst(ORDER.pattern(), "$1");
    }

    /** Presses the button on the bank's page, which is another tab. */
    Shopping confirmsAtTheBank() {
        Page bank = page.waitForPopup(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open the bank's page"))
                        .click());
        bank.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm"))
                .click();
        assertThat(bank.getByText("The payment is confirmed")).isVisible();
        bank.close();
        return this;
    }

    Shopping sees(String text) {
        assertThat(page.getByText(text).first()).isVisible();
        return this;
    }

    private Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setLevel(1));
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator button(Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
