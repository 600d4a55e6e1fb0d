package dev.tradewind.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fulfillment.Dispatch;
import dev.tradewind.contracts.fulfillment.ShipmentPage;
import dev.tradewind.contracts.fulfillment.ShipmentQuery;
import dev.tradewind.contracts.fulfillment.ShipmentSort;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Shipments found by their parcel's number, and those that wait longest first. */
class ShipmentListsIT {
    @RegisterExtension
    static final FulfillmentFixture fixture = FulfillmentFixture.open(new JsonObject());

    @Test
    void findsByTheBeginningOfTheTrackingNumber() {
        OrderId order = fixture.confirm(FulfillmentFixture.order(3, 1)).orderId();
        List<ShipmentView> made = fixture.shipments(order, 3);
        send(made.get(0), "1Z-ab%7");
        send(made.get(1), "1Z-abc7");
        send(made.get(2), "XX-1Z");

        assertThat(found("1z-AB")).containsExactlyInAnyOrder("1Z-ab%7", "1Z-abc7");
        assertThat(found("1Z-ab%")).containsExactly("1Z-ab%7");
        assertThat(found(" xx")).containsExactly("XX-1Z");
        assertThat(found("%")).isEmpty();
    }

    @Test
    void showsTheOldestFirstPageByPage() {
        OrderId order = fixture.confirm(FulfillmentFixture.order(3, 1)).orderId();
        assertThat(fixture.shipments(order, 3)).hasSize(3);
        List<ShipmentView> seen = new ArrayList<>();
        String after = null;
        do {
            ShipmentPage page =
                    page(new ShipmentQuery(null, order, null, new PageRequest(1, after), null, ShipmentSort.OLDEST));
            seen.addAll(page.data());
            after = page.meta().next();
        } while (after != null);

        assertThat(seen).hasSize(3).isSortedAccordingTo(Comparator.comparing(s -> s.id().value()));
    }

    private static List<String> found(String tracking) {
        return page(new ShipmentQuery(null, null, null, PageRequest.first(), tracking, null)).data().stream()
                .map(ShipmentView::trackingNumber)
                .toList();
    }

    private static ShipmentPage page(ShipmentQuery query) {
        return fixture.domain.await(fixture.fulfillment.shipments(query));
    }

    private static void send(ShipmentView shipment, String tracking) {
        fixture.domain.await(
                fixture.fulfillment.dispatch(shipment.id(), new Dispatch("post", tracking, null), CallContext.SYSTEM));
    }
}
