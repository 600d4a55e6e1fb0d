package dev.tradewind.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tradewind.system.Platform;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One platform with demo data and one browser, started with the first test and kept for all that follow. A test asks
 * for it with {@code @ExtendWith(Stage.Extension.class)} and a parameter.
 */
final class Stage implements AutoCloseable {
    private final Platform platform;
    private final Playwright playwright;
    private final Browser browser;

    private Stage() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Visitor.PATIENCE_MS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.find())
                        .setArgs(Chromium.ARGUMENTS));
        platform = Platform.startWithDemoData();
    }

    Platform platform() {
        return platform;
    }

    String url() {
        return "http://127.0.0.1:" + platform.port();
    }

    /** Somebody at a desk, in light. */
    Visitor visitor() {
        return visitor(Look.DESK);
    }

    Visitor visitor(Look look) {
        return visitor(look, "en-GB");
    }

    Visitor visitor(Look look, String locale) {
        return new Visitor(browser.newContext(look.options().setBaseURL(url()).setLocale(locale)));
    }

    @Override
    public void close() {
        try {
            playwright.close();
        } finally {
            platform.close();
        }
    }

    /** Lends the one stage to tests. */
    static final class Extension implements BeforeAllCallback, ParameterResolver {
        @Override
        public void beforeAll(ExtensionContext context) {
            stage(context);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return stage(context);
        }

        private static Stage stage(ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(Stage.class, key -> new Stage(), Stage.class);
        }
    }
}
