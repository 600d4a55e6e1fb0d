package dev.tradewind.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** How somebody looks at a page: how wide, and in which theme. Nothing moves, so nothing needs to be waited for. */
record Look(String name, int width, int height, ColorScheme scheme) {
    static final Look DESK = new Look("1440-light", 1440, 900, ColorScheme.LIGHT);
    static final Look DESK_DARK = new Look("1440-dark", 1440, 900, ColorScheme.DARK);
    static final Look PHONE = new Look("390-light", 390, 844, ColorScheme.LIGHT);
    static final Look PHONE_DARK = new Look("390-dark", 390, 844, ColorScheme.DARK);
    static final Look SMALL_DARK = new Look("360-dark", 360, 740, ColorScheme.DARK);

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE);
    }
}
