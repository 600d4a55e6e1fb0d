package dev.tradewind.operations;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Runs operations. */
public final class OperationsVerticle extends VerticleBase {
    private @Nullable Domain<Event> domain;
    private @Nullable Forgetting forgetting;

    @Override
    public Future<?> start() {
        Settings settings = Settings.of("verticles.operations", config());
        DomainSettings standard = DomainSettings.from(settings);
        Duration retention = settings.duration("audit_retention", Duration.ZERO);
        settings.done();
        Domain<Event> opened = Domain.open(vertx, EventTypes.none("operations"), standard);
        domain = opened;
        PulseStore pulses = new PulseStore(opened.database());
        PulseReactions reactions = new PulseReactions(pulses);
        Approving approving = new Approving(new ApprovalStore(opened.database()), opened.idempotency());
        AuditLogStore audit = new AuditLogStore(opened.database());
        Forgetting old = new Forgetting(vertx, audit, retention);
        forgetting = old;
        return opened.serve(
                        OperationsService.class,
                        OperationsService.ADDRESS,
                        new Operations(audit, approving, pulses, InstantSource.system()))
                .followAtLeisure(
                        CartEvent.TYPES.only(CartEvent.Created.class, CartEvent.Completed.class), reactions::onCarts)
                .followAtLeisure(
                        OrderEvent.TYPES.only(
                                OrderEvent.Confirmed.class, OrderEvent.Imported.class, OrderEvent.Cancelled.class),
                        reactions::onOrders)
                .followAtLeisure(
                        FulfillmentEvent.TYPES.only(
                                FulfillmentEvent.ShipmentDispatched.class, FulfillmentEvent.ShipmentDelivered.class),
                        reactions::onShipments)
                .followAtLeisure(
                        PersonalizationEvent.TYPES.only(PersonalizationEvent.Browsed.class), reactions::onVisits)
                .start()
                .onSuccess(started -> old.start());
    }

    @Override
    public Future<?> stop() {
        if (forgetting != null) {
            forgetting.stop();
        }
        return domain == null ? Future.succeededFuture() : domain.close();
    }
}
