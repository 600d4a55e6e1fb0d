package dev.tradewind.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.personalization.Recommendations;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Instances that start from a snapshot, or from none that is of use. */
class SnapshotIT {
    private static final JsonObject AT_ONCE = snapshots("1s", 64);
    /** After the first one no other is taken. */
    private static final JsonObject SELDOM = snapshots("1h", 64);

    private static final JsonObject NEVER = snapshots("1h", 0);
    private static final String LATEST =
            "(select epoch, tx, event_id from personalization.snapshots where replaced_at is null)";

    private final List<ProductId> products = new ArrayList<>();
    private PersonalizationFixture shop;

    private static JsonObject snapshots(String every, int megabytes) {
        return new JsonObject()
                .put(
                        "snapshots",
                        new JsonObject().put("every", every).put("events", 1).put("megabytes", megabytes));
    }

    @BeforeEach
    void open() {
        shop = new PersonalizationFixture(AT_ONCE);
        for (int i = 0; i < 8; i++) {
            products.add(shop.product("Thing " + i));
        }
        visits("early", 40);
        shop.domain.eventually(
                "a snapshot of the last event",
                () -> Future.succeededFuture(is("select (epoch, tx, event_id) = (select epoch, tx, id from"
                        + " personalization.events order by epoch desc, tx desc, id desc limit 1)"
                        + " from personalization.snapshots where replaced_at is null")));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** Each looks at three that follow each other, more often at those with small numbers; all are known in the end. */
    private void visits(String name, int count) {
        for (int visit = 0; visit < count; visit++) {
            int first = Math.min(visit % 8, visit % 5);
            shop.visit(name + visit, products.get(first), products.get((first + 1) % 8), products.get((first + 2) % 8));
        }
        ProductId last = products.get(3);
        shop.visit(name, last);
        // What a visit looks at is not recommended to it: so its last step is known.
        shop.recommend(
                PersonalizationFixture.query(RecommendationKind.FOR_YOU, name, null),
                a -> a.data().size() == 7 && !PersonalizationFixture.products(a).contains(last));
    }

    private List<List<Recommendations.Item>> answers() {
        List<List<Recommendations.Item>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ProductId product = products.get(i);
            answers.add(
                    shop.recommend(RecommendationKind.SIMILAR, null, product).data());
            answers.add(shop.recommend(RecommendationKind.FOR_YOU, "early" + i, product)
                    .data());
        }
        answers.add(shop.recommend(RecommendationKind.TRENDING, null, null).data());
        return answers;
    }

    private void restart(JsonObject config) {
        shop.stop();
        shop.deploy(config);
    }

    /** Calls are answered while the log is read. */
    private void answersBecome(List<List<Recommendations.Item>> expected) {
        shop.domain.eventually(
                "it answers as before", () -> Future.succeededFuture(answers().equals(expected)));
    }

    private boolean is(String sql) {
        try (Connection connection = TestDatabase.open(shop.domain.url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void change(String sql) {
        try (Connection connection = TestDatabase.open(shop.domain.url());
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatASnapshotAndItsTailSayIsWhatTheWholeLogSays() {
        restart(SELDOM);
        visits("late", 23);
        List<List<Recommendations.Item>> before = answers();

        restart(NEVER);
        answersBecome(before);
        change("delete from personalization.events where (epoch, tx, id) <= " + LATEST);
        restart(SELDOM);
        answersBecome(before);
        restart(NEVER);
        shop.recommend(
                PersonalizationFixture.query(RecommendationKind.FOR_YOU, "late", null),
                a -> a.data().size() == 7);
        assertThat(answers()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update personalization.snapshots set format = 0",
                "update personalization.snapshots set bounds = 'others'",
                "update personalization.snapshot_parts set data = set_byte(data, 20, 255 - get_byte(data, 20))",
                "delete from personalization.snapshot_parts"
            })
    void whereASnapshotIsOfNoUseTheLogIsRead(String trouble) {
        List<List<Recommendations.Item>> before = answers();
        shop.stop();
        change(trouble);
        shop.deploy(SELDOM);

        answersBecome(before);
    }
}
