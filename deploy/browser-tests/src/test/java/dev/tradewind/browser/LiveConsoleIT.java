package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tradewind.system.Eventually;
import dev.tradewind.system.Market;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What moves in the console while it is looked at. */
@ExtendWith(Stage.Extension.class)
class LiveConsoleIT {
    @Test
    void theDashboardMovesWithWhatHappens(Stage stage) {
        String offer = offer(stage, "Beating heart");
        try (Visitor otto = stage.visitor()) {
            Page page = Console.ofAdmin(otto).page();
            assertThat(page.locator(".ring")).hasCount(4);
            assertThat(page.locator(".domain.good")).not().hasCount(0);
            Locator delivered = page.locator(".funnel dl > div").last();
            assertThat(delivered).containsText("Delivered");
            Locator orders = page.locator(".plot.orders figcaption .strong");
            assertThat(orders).hasText(Pattern.compile("\\d+"));
            int before = Integer.parseInt(orders.innerText());
            order(stage, offer);
            order(stage, offer);
            assertThat(orders).not().hasText(String.valueOf(before));
        }
    }

    @Test
    void eventsAppearAsTheyHappen(Stage stage) {
        String offer = offer(stage, "Message in a bottle");
        try (Visitor otto = stage.visitor()) {
            Page page = Console.ofAdmin(otto).goesTo("Events").page();
            page.locator("#filter-domain").selectOption("orders");
            page.waitForURL("**domain=orders");
            assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            String order = order(stage, offer);
            Locator placed = page.locator(".event").filter(new Locator.FilterOptions().setHasText(order));
            assertThat(placed.filter(new Locator.FilterOptions().setHasText("confirmed")))
                    .isVisible();
            placed.filter(new Locator.FilterOptions().setHasText("confirmed")).click();
            page.locator(".step-details a").click();
            page.waitForURL("**/admin/orders/" + order + "?tab=recorder");
        }
    }

    @Test
    void ordersUnderWayAreCountedAndHelpedOn(Stage stage) {
        String order = order(stage, offer(stage, "Long way round"));
        try (Visitor otto = stage.visitor()) {
            Page page = Console.ofAdmin(otto).goesTo("Orders under way").page();
            assertThat(page.locator(".state-tiles")).containsText("Confirmed");
            page.locator("#filter-status").selectOption("confirmed");
            page.waitForURL("**status=confirmed");
            Locator row = row(otto, order);
            row.getByText("Retry").click();
            Console.at(otto).says("Retry").sees("It was helped on");
        }
    }

    @Test
    void anOrderIsUndoneByTwoPeopleAndNotByOne(Stage stage) {
        Market market = stage.platform().market();
        String order = order(stage, offer(stage, "Two keys"));
        String email = Console.person(market, "operator", null);
        try (Visitor otto = stage.visitor();
                Visitor ada = stage.visitor()) {
            Console first = Console.signIn(otto, email, Console.PASSWORD).goesTo("Orders under way");
            row(otto, order).getByText("Undo").click();
            first.fills("Reason", "Stuck").says("Propose it").sees("Somebody else has to decide");
            Page page = Console.ofAdmin(ada).goesTo("Orders under way").page();
            page.locator("[data-approval='" + order + "']").getByText("Approve").click();
            Console.at(ada).says("Approve").sees("Approved, and done");
            Eventually.see("an undone order", () -> market.order(order), o -> o.getString("status")
                    .equals("cancelled"));
        }
    }

    /** The oldest come first, and there may be more than a page of them. */
    private static Locator row(Visitor visitor, String order) {
        Page page = visitor.page();
        visitor.settled();
        Locator row = page.locator("tr[data-id='" + order + "']");
        while (!row.isVisible() && page.getByLabel("Next page").isEnabled()) {
            page.getByLabel("Next page").click();
            visitor.settled();
        }
        return row;
    }

    private static String offer(Stage stage, String title) {
        Market market = stage.platform().market();
        return market.offer(market.merchant("Of " + title), title, 2_500, 9);
    }

    private static String order(Stage stage, String offer) {
        return stage.platform()
                .shopper()
                .wants(offer, 1)
                .pays("tok_visa")
                .expect(201)
                .text("id");
    }
}
