package dev.tradewind.browser;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The storefront's pages as such: readable by everybody, in both themes, down to 360 pixels. */
@ExtendWith(Stage.Extension.class)
class ShopPagesIT {
    @Test
    void everyPageIsAccessibleInBothThemesAndOnASmallScreen(Stage stage) {
        for (Look look : List.of(Look.DESK, Look.DESK_DARK, Look.SMALL)) {
            try (Visitor ada = stage.visitor(look)) {
                Page page = ada.open("/");
                ada.settled().expectAccessible("home, " + look.name());
                page.navigate("/search");
                ada.settled().expectAccessible("search, " + look.name());
                page.locator(".product a").first().click();
                page.waitForURL("**/p/**");
                ada.settled().expectAccessible("product, " + look.name());
            }
        }
    }
}
