package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The storefront's pages as such: quick, readable by everybody, in both themes, down to 360 pixels. */
@ExtendWith(Stage.Extension.class)
class ShopPagesIT {
    /** The sum of what moved by itself since the page was opened, as browsers measure it. */
    private static final String LAYOUT_SHIFT =
            """
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => list.getEntries().forEach(shift => sum += shift.value))
                .observe({ type: 'layout-shift', buffered: true });
              setTimeout(() => done(sum), 100);
            })
            """;

    private static final long FIRST_PAGE_BYTES_MAX = 250_000;

    @Test
    void everyPageIsAccessibleInBothThemesAndOnASmallScreen(Stage stage) {
        for (Look look : List.of(Look.DESK, Look.SMALL_DARK)) {
            try (Visitor ada = stage.visitor(look).expecting(402, 404)) {
                ShopTour.through(ada, (name, page) -> ada.expectAccessible(name + ", " + look.name()));
            }
        }
    }

    @Test
    void theFirstPageIsSmall(Stage stage) {
        try (Visitor ada = stage.visitor()) {
            CDPSession session = ada.page().context().newCDPSession(ada.page());
            AtomicLong bytes = new AtomicLong();
            session.send("Network.enable");
            session.on(
                    "Network.loadingFinished",
                    event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
            ada.open("/");
            ada.settled();
            assertThat(bytes.get()).isPositive().isLessThan(FIRST_PAGE_BYTES_MAX);
        }
    }

    @Test
    void nothingJumpsWhileAPageFillsUp(Stage stage) {
        try (Visitor ada = stage.visitor(Look.PHONE)) {
            for (String path : List.of("/", "/search", "/merchants", "/cart")) {
                Page page = ada.open(path);
                ada.settled();
                Number shift = (Number) page.evaluate(LAYOUT_SHIFT);
                assertThat(shift.doubleValue()).as("layout shift of %s", path).isLessThan(0.05);
            }
        }
    }

    @Test
    void speaksTheShoppersLanguageAndWritesAmountsAsTheShopperDoes(Stage stage) {
        try (Visitor lena = stage.visitor(Look.DESK, "de-DE")) {
            lena.open("/");
            assertThat(lena.page().getByRole(AriaRole.HEADING, level(1))).hasText("Viele Händler. Ein Korb.");
            assertThat(lena.page().locator("html")).hasAttribute("lang", "de");
            assertThat(lena.page().locator(".product .price").first()).hasText(Pattern.compile("\\d,\\d\\d\u00a0€$"));
        }
    }

    @Test
    void narrowsAListByItsFacets(Stage stage) {
        try (Visitor ada = stage.visitor()) {
            Page page = ada.open("/search");
            Locator merchants = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Merchant"));
            merchants.getByText("Trailhead Outfitters").click();
            page.waitForURL("**merchant=mer_*");
            assertThat(page.getByText("16 products").first()).isVisible();
            page.getByLabel("Sort by").selectOption("price");
            page.waitForURL("**sort=price");
            ada.settled();
            page.goBack();
            page.goBack();
            assertThat(page.getByText("24 products and more").first()).isVisible();
        }
    }

    @Test
    void isWorkedByKeysAlone(Stage stage) {
        try (Visitor ada = stage.visitor()) {
            Page page = ada.open("/");
            ada.settled();
            page.keyboard().press("Tab");
            assertThat(page.getByText("Skip to content")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();
            page.getByRole(AriaRole.COMBOBOX).focus();
            page.keyboard().type("tundra 9");
            assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, level(1))).hasText("Tundra 900");
        }
    }

    @Test
    void saysSoWhenThereIsNothing(Stage stage) {
        try (Visitor ada = stage.visitor().expecting(404)) {
            Page page = ada.open("/search?q=zzzz");
            assertThat(page.getByText("Nothing found")).isVisible();
            page.navigate("/p/prod_00000000000000000000000000");
            assertThat(page.getByText("This page is not here")).isVisible();
            page.navigate("/nowhere");
            assertThat(page.getByText("This page is not here")).isVisible();
            page.navigate("/cart");
            assertThat(page.getByText("Your cart is empty")).isVisible();
            ada.expectAccessible("empty cart");
        }
    }

    private static Page.GetByRoleOptions level(int level) {
        return new Page.GetByRoleOptions().setLevel(level);
    }
}
