package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tradewind.system.Eventually;
import dev.tradewind.system.Market;
import dev.tradewind.system.Platform;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules and models that orders are judged by, and what is known of those who buy, in the console. */
@ExtendWith(Stage.Extension.class)
class FraudConsoleIT {
    /** A model that thinks the same of every order. */
    private static final String TREES = "'{\"base\":-3.0,\"forests\":1,\"trees\":[]}'";

    private static final String QUALITY =
            "{\"orders\":40,\"frauds\":4,\"area_under_curve\":0.91,\"average_precision\":0.6,\"cost\":1200,"
                    + "\"cost_of_allowing\":9900}";
    private static final String BASELINE = "{\"scores\":{\"cuts\":[],\"shares\":[0.0,1.0]},\"features\":[]}";
    static final String ADD_CHALLENGER = "insert into fraud.models (version, role, trained_at, trained_by, orders,"
            + " frauds, trial, baseline, trees) values ('gbt-' || left(encode(sha256(" + TREES
            + "::bytea), 'hex'), 12), 'challenger', now(), 'schedule', 400, 40, '" + QUALITY + "', '" + BASELINE
            + "', " + TREES + ") on conflict do nothing";

    @Test
    void aRuleIsTriedOnPastOrdersBeforeItIsKept(Stage stage) {
        try (Visitor ada = stage.visitor().expecting(422)) {
            Page page = Console.ofAdmin(ada).goesTo("Fraud reviews").page();
            page.locator(".tabs").getByText("Rules").click();
            Console console = Console.at(ada).presses("New rule");
            String name = "dear_" + UUID.randomUUID().toString().substring(0, 8);
            page.locator("#rule-name").fill(name);
            page.locator("#rule-expression").fill("amount >");
            Locator keep = page.locator("button[name=keep]");
            assertThat(keep).isDisabled();
            console.presses("Test it");
            assertThat(page.locator("#rule-fault")).not().isEmpty();
            page.locator("#rule-expression").fill("amount > 1");
            console.presses("Test it");
            assertThat(page.locator("[data-tested=yes]")).containsText("Matched");
            assertThat(page.locator("[data-rule]").filter(new Locator.FilterOptions().setHasText(name)))
                    .hasCount(0);
            page.locator("#rule-expression").fill("amount > 2");
            assertThat(keep).isDisabled();
            console.presses("Test it");
            keep.click();
            Locator kept = page.locator("[data-rule='" + name + "']");
            assertThat(kept).containsText("amount > 2");
            kept.getByText("Drop").click();
            console.says("Drop").sees("It is gone.");
            assertThat(kept).hasCount(0);
        }
    }

    @Test
    void aModelLearnsInTheShadowUntilItIsPromoted(Stage stage) {
        Platform platform = stage.platform();
        platform.sql(ADD_CHALLENGER);
        try (Visitor ada = stage.visitor()) {
            Page page = Console.ofAdmin(ada).goesTo("Fraud reviews").page();
            page.locator(".tabs").getByText("Models").click();
            assertThat(page.locator("[data-judging=rules]")).isVisible();
            Console console = Console.at(ada).presses("Train a challenger").says("Begin");
            assertThat(page.locator("[data-training=refused]")).containsText("it takes");
            Locator model = page.locator("[data-role=challenger]");
            assertThat(model).containsText("0.91");
            model.getByText("Promote").click();
            console.says("Promote").sees("It is champion now.");
            assertThat(page.locator("[data-judging^='gbt-']")).isVisible();
            page.locator("[data-role=champion]").getByText("Retire").click();
            console.sees("The rules judge alone then.").says("Retire");
            assertThat(page.locator("[data-judging=rules]")).isVisible();
        } finally {
            platform.sql("delete from fraud.models");
        }
    }

    @Test
    void whatElseTheSameCustomerBoughtStandsBesideTheReview(Stage stage) {
        Market market = stage.platform().market();
        String offer = market.offer(market.merchant("Regular"), "The usual", 1_500, 9);
        List<String> orders = Stream.generate(() -> stage.platform()
                        .shopper()
                        .wants(offer, 1)
                        .pays("tok_visa")
                        .expect(201)
                        .text("id"))
                .limit(2)
                .toList();
        orders.forEach(order -> Eventually.see(
                "a score",
                () -> market.rest().get("/admin/fraud/reviews/" + order).status(),
                status -> status == 200));
        try (Visitor ada = stage.visitor()) {
            Page page = Console.ofAdmin(ada).goesTo("Fraud reviews").page();
            page.navigate("/admin/fraud?status=none");
            page.locator(".review[data-id='" + orders.getLast() + "']").click();
            assertThat(page.locator("[data-kin='" + orders.getFirst() + "']")).containsText("customer");
        }
    }
}
