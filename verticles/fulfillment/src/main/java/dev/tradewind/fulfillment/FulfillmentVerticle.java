package dev.tradewind.fulfillment;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentService;
import dev.tradewind.contracts.orders.OrderEvent;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deploys fulfillment. Configuration: {@code auto_dispatch} and {@code auto_deliver}, durations, off by default. */
public final class FulfillmentVerticle extends VerticleBase {
    private @Nullable Domain<FulfillmentEvent> domain;

    @Override
    public Future<?> start() {
        FulfillmentConfig config = FulfillmentConfig.from(config());
        Domain<FulfillmentEvent> opened = Domain.open(vertx, FulfillmentEvent.TYPES, config.domain());
        domain = opened;
        FulfillmentStore store = new FulfillmentStore();
        ShipmentStore shipments = new ShipmentStore(opened.database());
        Moves moves = new Moves(config, store, opened.log(), opened.tasks());
        AutoPilot pilot = new AutoPilot(store, shipments, moves);
        opened.tasks().onDue(Moves.AUTO_DISPATCH, pilot::dispatch).onDue(Moves.AUTO_DELIVER, pilot::deliver);
        return opened.serve(
                        FulfillmentService.class,
                        FulfillmentService.ADDRESS,
                        new Fulfillment(opened.idempotency(), store, shipments, moves))
                .followSoon(
                        OrderEvent.TYPES.only(
                                OrderEvent.RestCancelRequested.class,
                                OrderEvent.Imported.class,
                                OrderEvent.Confirmed.class,
                                OrderEvent.CancelRequested.class),
                        new FulfillmentReactions(store, shipments, moves)::on)
                .start();
    }

    @Override
    public Future<?> stop() {
        return Objects.requireNonNull(domain).close();
    }
}
