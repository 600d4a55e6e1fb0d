package dev.tradewind.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.fulfillment.ShipmentQuery;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A database that was made by others may sort texts as people do. */
class CollationIT {
    @Test
    void listsShipmentsWhateverTheDatabasesCollation() throws SQLException {
        try (FulfillmentFixture fixture = FulfillmentFixture.open(new JsonObject())) {
            try (Connection connection = TestDatabase.open(fixture.domain.url());
                    Statement statement = connection.createStatement()) {
                statement.execute("alter table fulfillment.shipments alter column id type text collate \"en-x-icu\"");
            }
            fixture.confirm(FulfillmentFixture.order(2, 1));
            ShipmentQuery all = new ShipmentQuery(null, null, null, PageRequest.first());
            fixture.domain.eventually("two shipments are listed", () -> fixture.fulfillment
                    .shipments(all)
                    .map(page -> page.data().size() == 2));
            PageRequest one = new PageRequest(1, null);
            var first = fixture.domain.await(fixture.fulfillment.shipments(new ShipmentQuery(null, null, null, one)));
            PageRequest next = new PageRequest(1, first.meta().next());
            var second = fixture.domain.await(fixture.fulfillment.shipments(new ShipmentQuery(null, null, null, next)));
            assertThat(second.data()).hasSize(1).doesNotContainAnyElementsOf(first.data());
        }
    }
}
