package dev.tradewind.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Somebody with a browser of their own. Closing it checks that no page of theirs had an error in its console, threw, or
 * violated its content policy.
 */
final class Visitor implements AutoCloseable {
    static final double PATIENCE_MS = 20_000;
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    // What is asked for in passing; a platform may run without anybody who answers.
    private static final List<String> OPTIONAL = List.of("/store/recommendations", "/store/events");

    // Before a page has come there is nothing in it that waits.
    private static final String DRAWN =
            "() => document.querySelector('h1') && !document.querySelector('main .skeleton, main [aria-busy=true]')";

    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();
    private final List<Integer> expected = new ArrayList<>();

    Visitor(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE_MS);
        context.onPage(this::watch);
        page = context.newPage();
    }

    Page page() {
        return page;
    }

    Page open(String path) {
        page.navigate(path);
        return page;
    }

    /** Answers with this status belong to the test; any other from 400 on is an error. */
    Visitor expecting(int... statuses) {
        for (int status : statuses) {
            expected.add(status);
        }
        return this;
    }

    /** Waits for the page to have drawn what it fetched. */
    Visitor settled() {
        page.waitForFunction(DRAWN);
        page.waitForFunction("() => document.fonts.status === 'loaded'");
        Object unused = page.evaluate("() => window.scrollTo(0, 0)");
        return this;
    }

    /** Opens the page at an address and shows it under a name, drawn and still. */
    BiConsumer<String, String> stops(BiConsumer<String, Page> look) {
        return (name, path) -> {
            open(path);
            look.accept(name, settled().page());
        };
    }

    /** No serious or critical finding, and nothing that is wider than the window. */
    void expectAccessible(String what) {
        // There are no frames from elsewhere: one page is looked at, and none opened beside it.
        List<String> findings = new AxeBuilder(page)
                .options(violations()).setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(Visitor::told)
                        .toList();
        assertThat(findings).as("axe findings on %s", what).isEmpty();
        Object excess = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) excess).intValue()).as("excess width of %s", what).isLessThanOrEqualTo(0);
    }

    /** All rules are applied; what they found in order is not described, which takes longer than finding it. */
    private static AxeRunOptions violations() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    @Override
    public void close() {
        context.close();
        assertThat(errors).as("errors in the visitor's pages").isEmpty();
    }

    private void watch(Page opened) {
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                errors.add(message.text());
            }
        });
        opened.onPageError(errors::add);
        opened.onResponse(response -> {
            boolean optional = OPTIONAL.stream().anyMatch(response.url()::contains);
            if (response.status() >= 400 && !optional && !expected.contains(response.status())) {
                errors.add(response.status() + " " + response.url());
            }
        });
    }

    private static String told(Rule rule) {
        return rule.getId() + " (" + rule.getImpact() + "): "
                + rule.getNodes().stream()
                        .limit(3)
                        .map(n -> String.valueOf(n.getHtml()))
                        .toList();
    }
}
