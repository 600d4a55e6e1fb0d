package dev.tradewind.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Takes a picture of every page in every look: {@code ./tradewind screenshots DIR}. Not one of the tests. */
@ExtendWith(Stage.Extension.class)
class Screenshots {
    @Test
    void ofEveryPage(Stage stage) {
        Path folder = Path.of(System.getProperty("screenshots"));
        for (Look look : List.of(Look.DESK, Look.DESK_DARK, Look.PHONE, Look.PHONE_DARK)) {
            try (Visitor ada = stage.visitor(look).expecting(402)) {
                ShopTour.through(
                        ada,
                        (name, page) -> page.screenshot(new Page.ScreenshotOptions()
                                .setPath(folder.resolve("shop-" + name + "-" + look.name() + ".png"))
                                .setFullPage(!name.equals("menu"))));
            }
        }
    }
}
