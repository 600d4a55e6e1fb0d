package dev.tradewind.demand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.demand.DemandEvent;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ForecastStoreIT {
    private static final LocalDate AS_OF = LocalDate.parse("2026-03-01");
    private static final int OFFERS = 250;
    /** Each offer sells its number of pieces in one week, and twice as many in the one before. */
    private static final String SALES =
            """
            insert into demand.daily_sales (offer_id, day, pieces)
            select 'off_' || i, date '2026-03-01' - 7 * week, i * (week + 1)
            from generate_series(1, 250) i, generate_series(0, 1) week
            """;

    @Test
    void readsTheHistoryOfEachOfManyOffers() throws SQLException {
        try (DomainFixture fixture = DomainFixture.open()) {
            String deployed = fixture.deploy(new DemandVerticle(), new JsonObject());
            fixture.await(fixture.vertx().undeploy(deployed));
            try (Connection connection = TestDatabase.open(fixture.url());
                    Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate(SALES)).isEqualTo(2 * OFFERS);
            }
            Domain<DemandEvent> domain = fixture.await(fixture.onLoop(() -> Future.succeededFuture(
                    Domain.open(fixture.vertx(), DemandEvent.TYPES, DomainSettings.from(fixture.config())))));
            List<ForecastStore.Offer> offers = new ArrayList<>();
            for (int i = 1; i <= OFFERS; i++) {
                offers.add(new ForecastStore.Offer("off_" + i, "", null, null));
            }

            Map<String, SalesHistory> histories =
                    fixture.await(new ForecastStore(domain.database()).histories(offers, AS_OF));

            assertThat(histories).hasSize(OFFERS);
            for (int i = 1; i <= OFFERS; i++) {
                assertThat(Objects.requireNonNull(histories.get("off_" + i)).series(2))
                        .containsExactly(2.0 * i, i);
            }
            fixture.await(domain.close());
        }
    }
}
