package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.system.Platform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console's pages as such: readable by everybody, in both themes, down to 360 pixels, in both languages. */
@ExtendWith(Stage.Extension.class)
class ConsolePagesIT {
    @Test
    void everyPageIsAccessibleInBothThemesAndOnASmallScreen(Stage stage) {
        for (Look look : List.of(Look.DESK, Look.SMALL_DARK)) {
            try (Visitor ada = stage.visitor(look)) {
                ConsoleTour.through(
                        stage, ada, (name, page) -> ada.expectAccessible("console " + name + ", " + look.name()));
            }
            try (Visitor mara = stage.visitor(look)) {
                MerchantTour.through(
                        stage, mara, (name, page) -> mara.expectAccessible("merchant " + name + ", " + look.name()));
            }
        }
    }

    @Test
    void speaksGerman(Stage stage) {
        try (Visitor lena = stage.visitor(Look.DESK, "de-DE")) {
            Page page = lena.open("/admin/orders");
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("An der Konsole anmelden");
            page.getByLabel("E-Mail").fill(Console.ADMIN);
            page.getByLabel("Passwort").fill(Platform.ADMIN_PASSWORD);
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .hasText("Bestellungen");
        }
    }

    @Test
    void isWorkedByKeysAlone(Stage stage) {
        try (Visitor ada = stage.visitor()) {
            Page page =
                    Console.ofAdmin(ada).goesTo("Shipments").goesTo("Orders").page();
            assertThat(page.locator("main")).isFocused();
            page.locator("tr[data-id] a").first().focus();
            page.keyboard().press("Enter");
            assertThat(page.getByText("Flight recorder")).isVisible();
        }
    }
}
