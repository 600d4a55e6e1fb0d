package dev.tradewind.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.SagaQuery;
import dev.tradewind.contracts.orders.Sagas;
import dev.tradewind.contracts.orders.Sagas.Saga;
import dev.tradewind.contracts.orders.Sagas.State;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders under way, by status and age. */
class SagasIT {
    private final OrdersFixture fixture = new OrdersFixture(new JsonObject());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void listsWhatIsUnderWayOldestFirstWithItsStep() {
        OrderId waiting = fixture.placed("waiting");
        OrderId paying = fixture.reserved("paying");
        fixture.eventually(paying, OrderEvent.PaymentRequested.class);
        OrderId confirmed = fixture.confirmed("confirmed");
        OrderId gone = fixture.placed("gone");
        fixture.domain.await(fixture.orders.cancel(gone, Access.SYSTEM, CallContext.SYSTEM));
        age(waiting, "30 minutes");
        age(paying, "2 hours");
        age(confirmed, "3 days");
        fixture.execute(
                "update orders.orders set deadline_at = now() - interval '1 minute' where id = '" + paying + "'");

        Sagas all = sagas(null, 0, null);

        assertThat(all.data()).extracting(Saga::orderId).containsExactly(confirmed, paying, waiting);
        assertThat(all.data())
                .extracting(Saga::step)
                .containsExactly("confirmed", "awaiting_payment", "awaiting_stock");
        assertThat(all.data()).extracting(Saga::overdue).containsExactly(false, true, false);
        assertThat(all.states())
                .extracting(State::status, State::orders, State::hour, State::day)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(OrderStatus.PENDING, 2L, 1L, 0L),
                        org.assertj.core.groups.Tuple.tuple(OrderStatus.CONFIRMED, 1L, 1L, 1L));
        assertThat(sagas(OrderStatus.PENDING, 0, null).data())
                .extracting(Saga::orderId)
                .containsExactly(paying, waiting);
        assertThat(sagas(null, 3_600, null).data()).extracting(Saga::orderId).containsExactly(confirmed, paying);
        assertThat(fixture.fault(fixture.orders.sagas(new SagaQuery(OrderStatus.DELIVERED, 0, PageRequest.first())))
                        .code())
                .isEqualTo("validation_failed");
    }

    @Test
    void leafsOnWithoutLosingOne() {
        List<OrderId> placed = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            placed.add(fixture.placed("order" + i));
        }
        fixture.execute("update orders.orders set placed_at = date_trunc('hour', placed_at)");
        List<OrderId> seen = new ArrayList<>();
        String after = null;
        do {
            Sagas page = sagas(null, 0, after);
            page.data().forEach(saga -> seen.add(saga.orderId()));
            after = page.meta().next();
        } while (after != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(placed);
    }

    private void age(OrderId order, String interval) {
        fixture.execute(
                "update orders.orders set placed_at = now() - interval '" + interval + "' where id = '" + order + "'");
    }

    private Sagas sagas(@Nullable OrderStatus status, long olderThan, @Nullable String after) {
        return fixture.domain.await(fixture.orders.sagas(new SagaQuery(status, olderThan, new PageRequest(3, after))));
    }
}
