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
        for (Look look : List.of(Look.DESK, Look.DESK_DARK, Look.PHONE, Look.PHONE_DARK)) {
            try (Visitor ada = stage.visitor(look).expecting(402, 404)) {
                ShopTour.through(ada, (name, page) -> picture("shop-" + name, look, page));
            }
            try (Visitor ada = stage.visitor(look)) {
                ConsoleTour.through(stage, ada, (name, page) -> picture("console-" + name, look, page));
            }
            try (Visitor mara = stage.visitor(look)) {
                MerchantTour.through(stage, mara, (name, page) -> picture("merchant-" + name, look, page));
            }
        }
    }

    /** What lies over the page is taken as it is seen, everything else in its whole length. */
    private static void picture(String name, Look look, Page page) {
        Path folder = Path.of(System.getProperty("screenshots"));
        boolean over = (Boolean) page.evaluate("() => !!document.querySelector('dialog[open]')");
        if (!over) {
            Object top = page.evaluate("() => window.scrollTo(0, 0)");
        }
        byte[] unused = page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + "-" + look.name() + ".png"))
                .setFullPage(!over));
    }
}
