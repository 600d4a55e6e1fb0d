package dev.tradewind.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.ModelReport.Figures;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Outcome;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingFollowed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingServed;
import dev.tradewind.contracts.personalization.RankingId;
import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the report counts as events come is what the log holds. */
class ReportStoreIT {
    private static final String MIGRATION = "/db/migration/personalization/V004__report.sql";
    /** Over the hours, since a test may run while one ends. */
    private static final String HOURS =
            """
            select model || ' ' || concat_ws(' ', sum(rankings), sum(clicked), sum(added), sum(bought),
                sum(rankings_clicked), sum(rankings_added))
            from personalization.report_hours group by model order by model""";

    private static final String REVENUES =
            """
            select concat_ws(' ', model, currency, sum(amount_minor)) from personalization.report_revenues
            group by model, currency order by model, currency""";

    private static final String OUTCOMES =
            "select concat_ws(' ', ranking_id, product_id, outcome) from personalization.outcomes order by 1";

    private final RankingId one = RankingId.next();
    private final RankingId two = RankingId.next();
    private final RankingId three = RankingId.next();
    private final ProductId lamp = ProductId.next();
    private final ProductId bulb = ProductId.next();
    private PersonalizationFixture shop;
    private Domain<PersonalizationEvent> domain;
    private ReportStore report;

    @BeforeEach
    void open() {
        shop = new PersonalizationFixture(new JsonObject().put("snapshots", new JsonObject().put("megabytes", 0)));
        shop.stop();
        domain = shop.domain.await(shop.domain.onLoop(() -> Future.succeededFuture(Domain.open(
                shop.domain.vertx(),
                PersonalizationEvent.TYPES,
                PersonalizationConfig.from(shop.domain.config()).domain()))));
        report = new ReportStore(domain.database());
    }

    @AfterEach
    void close() {
        shop.domain.await(domain.close());
        shop.close();
    }

    private PersonalizationEvent served(RankingId ranking, String model) {
        return new RankingServed(
                ranking,
                "visit",
                RecommendationKind.FOR_YOU,
                model,
                "digest",
                List.of(lamp, bulb),
                null,
                Instant.now());
    }

    private PersonalizationEvent followed(
            RankingId ranking, ProductId product, Outcome outcome, @Nullable Money revenue) {
        return new RankingFollowed(ranking, ranking.equals(three) ? "trending" : "knn", product, outcome, revenue);
    }

    /** In one transaction, as those who tell do it. */
    private void tell(PersonalizationEvent... events) {
        List<Outgoing<PersonalizationEvent>> told = new ArrayList<>();
        for (PersonalizationEvent event : events) {
            told.add(new Outgoing<>(event, "subject", 1, null, null, null));
        }
        shop.domain.await(domain.database().transaction(tx -> report.count(tx, told)
                .compose(counted -> domain.log().append(tx, told))));
    }

    private void tellAll() {
        Money nine = new Money(900, "EUR");
        tell(served(one, "knn"), served(two, "knn"), served(three, "trending"));
        tell(
                followed(one, lamp, Outcome.CLICKED, null),
                followed(one, lamp, Outcome.CLICKED, null),
                followed(one, bulb, Outcome.CLICKED, null));
        tell(followed(one, lamp, Outcome.CLICKED, null), followed(one, lamp, Outcome.ADDED, null));
        tell(followed(three, lamp, Outcome.CLICKED, null), served(RankingId.next(), "trending"));
        tell(
                followed(one, lamp, Outcome.BOUGHT, nine),
                followed(one, lamp, Outcome.BOUGHT, new Money(100, "EUR")),
                followed(two, bulb, Outcome.BOUGHT, new Money(50, "BRL")));
        tell(followed(one, lamp, Outcome.BOUGHT, nine));
    }

    @CanIgnoreReturnValue
    private List<String> rows(String sql) {
        try (Connection connection = TestDatabase.open(shop.domain.url());
                Statement statement = connection.createStatement()) {
            List<String> found = new ArrayList<>();
            if (statement.execute(sql)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void countsEachOutcomeOnceWhenItIsFirstTold() {
        tellAll();

        List<Figures> figures = shop.domain.await(report.figures(Instant.EPOCH));

        assertThat(figures)
                .containsExactly(
                        new Figures("knn", 2, 2, 1, 2, List.of(new Money(50, "BRL"), new Money(900, "EUR")), 0.5, 0.5),
                        new Figures("trending", 2, 1, 0, 0, List.of(), 0.5, 0));
        assertThat(shop.domain.await(report.figures(Instant.now().plusSeconds(3_600))))
                .isEmpty();
    }

    @Test
    void whatTheLogHeldBeforeIsCountedAsIfItHadBeenAsItCame() throws IOException {
        tellAll();
        List<List<String>> counted = List.of(rows(HOURS), rows(REVENUES), rows(OUTCOMES));
        rows("drop table personalization.report_hours, personalization.report_revenues, personalization.outcomes");

        try (InputStream script = Objects.requireNonNull(getClass().getResourceAsStream(MIGRATION))) {
            rows("set search_path = personalization; " + new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertThat(List.of(rows(HOURS), rows(REVENUES), rows(OUTCOMES))).isEqualTo(counted);
        assertThat(counted.getFirst()).containsExactly("knn 2 2 1 2 1 1", "trending 2 1 0 0 1 0");
    }

    @Test
    void whatCouldNotBeWrittenIsToldWithTheNextAttempt() {
        PersonalizationConfig config = PersonalizationConfig.from(shop.domain.config());
        ShopModel model = new ShopModel(config.model());
        Journal.Pages pages = new Journal.Pages(domain.log(), new JourneyStore(domain.database()), report);
        Journal journal = new Journal(domain.database(), pages, model);
        model.take(served(one, "knn"), "evt", Instant.now());
        Intake.Load click = new Intake.Load(
                List.of(), List.of(PersonalizationFixture.step(BrowseEvent.Type.PRODUCT_VIEWED, "visit", lamp, null)));

        rows("alter table personalization.outcomes rename to away");
        Throwable failure = shop.domain.await(
                journal.write(click).map(written -> new Throwable("written")).otherwise(e -> e));
        rows("alter table personalization.away rename to outcomes");
        shop.domain.await(journal.write(click));

        assertThat(failure).hasMessageContaining("outcomes");
        assertThat(rows("select data ->> 'outcome' from personalization.events"
                        + " where type = 'personalization.ranking-followed.v1'"))
                .containsExactly("clicked");
        assertThat(rows(HOURS)).containsExactly("knn 0 1 0 0 1 0");
    }

    @Test
    void forgetsOnlyWhatNoReportLooksBackTo() {
        tellAll();
        rows("update personalization.report_hours set hour = hour - interval '92 days' where model = 'trending'");

        shop.domain.await(report.forget());

        assertThat(shop.domain.await(report.figures(Instant.EPOCH)))
                .extracting(Figures::model)
                .containsExactly("knn");
        assertThat(rows(OUTCOMES)).isNotEmpty();
    }
}
