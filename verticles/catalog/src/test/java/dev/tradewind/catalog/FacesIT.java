package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A merchant of more products than one transaction sees to. */
class FacesIT {
    private static final JsonObject CONFIG =
            new JsonObject().put("portion", 3).put("tasks", new JsonObject().put("lease", "300ms"));

    private CatalogFixture fixture;
    private MerchantView acme;
    private List<ProductView> products;

    @BeforeEach
    void open() {
        fixture = CatalogFixture.open(CONFIG);
        acme = fixture.merchant("Acme");
        products = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            ProductView product = fixture.product("Lamp " + i);
            assertThat(fixture.offer(product, acme, 100)).isNotNull();
            products.add(product);
        }
        products.sort(Comparator.comparing(p -> p.id().value()));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void isHiddenPortionByPortionWhateverIsRestartedMeanwhile() throws SQLException {
        sql("create function catalog.refuse() returns trigger language plpgsql as"
                + " $$ begin raise exception 'not now'; end $$");
        sql("create trigger refuse before delete on catalog.listings for each row when (old.product_id = '"
                + products.get(7).id() + "') execute function catalog.refuse()");

        fixture.change(acme, "Acme", MerchantStatus.SUSPENDED);

        fixture.domain.eventually("the first two portions are hidden", () -> hidden().map(n -> n == 6));
        fixture.await(fixture.domain.vertx().undeploy(fixture.deployment));
        fixture.deploy(CONFIG);
        assertThat(fixture.await(hidden())).isEqualTo(6);
        sql("drop trigger refuse on catalog.listings");
        fixture.domain.eventually("all are hidden", () -> hidden().map(n -> n == 11));

        fixture.change(acme, "Acme", MerchantStatus.ACTIVE);
        fixture.domain.eventually("all are back", () -> hidden().map(n -> n == 0));
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = TestDatabase.open(fixture.domain.url());
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** How many products have nothing to buy, by what searches are made of. */
    private Future<Integer> hidden() {
        try (Connection connection = TestDatabase.open(fixture.domain.url());
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("select count(*) from catalog.products p"
                        + " where not exists (select from catalog.listings l where l.product_id = p.id)")) {
            found.next();
            return Future.succeededFuture(found.getInt(1));
        } catch (SQLException e) {
            return Future.failedFuture(e);
        }
    }
}
