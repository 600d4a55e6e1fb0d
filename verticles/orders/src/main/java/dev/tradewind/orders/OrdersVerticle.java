package dev.tradewind.orders;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fulfillment.FulfillmentEvent;
import dev.tradewind.contracts.inventory.InventoryEvent;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.RefundId;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The orders domain, wired. */
public final class OrdersVerticle extends VerticleBase {
    private final InstantSource clock;
    private @Nullable Domain<OrderEvent> domain;

    public OrdersVerticle() {
        this(InstantSource.system());
    }

    OrdersVerticle(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        OrdersConfig config = OrdersConfig.from(config());
        Domain<OrderEvent> opened = Domain.open(vertx, OrderEvent.TYPES, config.domain());
        domain = opened;
        OrderFlow flow = new OrderFlow(new FreshIds(), config.patience(), config.caution());
        OrdersStore store = new OrdersStore(opened.database());
        OrderBook book = new OrderBook(store, opened.tasks(), opened.log());
        OrdersReactions reactions = new OrdersReactions(flow, book, clock);
        Orders.OrderTables tables = new Orders.OrderTables(
                store,
                new OrderListStore(opened.database()),
                new SagaStore(opened.database()),
                new OrderAuditStore(opened.database(), config.grace()));
        opened.tasks().onDue(Changes.DEADLINE, reactions::onDeadline);
        return opened.serve(
                        OrdersService.class,
                        OrdersService.ADDRESS,
                        new Orders(flow, book, tables, opened.idempotency(), clock))
                .follow(CartEvent.TYPES.only(CartEvent.Completed.class), reactions::onCart)
                .follow(
                        InventoryEvent.TYPES.only(InventoryEvent.Reserved.class, InventoryEvent.Rejected.class),
                        reactions::onInventory)
                .follow(PaymentEvent.TYPES, reactions::onPayments)
                .followSoon(FulfillmentEvent.TYPES, reactions::onFulfillment)
                .follow(heard(config.caution()), reactions::onFraud)
                .start();
    }

    @Override
    public Future<?> stop() {
        return domain == null ? Future.succeededFuture() : domain.close();
    }

    /** Scores that find nothing are of use only to who waits for them. */
    private static EventTypes<FraudEvent> heard(Caution caution) {
        return caution.scoring().isZero()
                ? FraudEvent.TYPES.only(FraudEvent.Suspected.class, FraudEvent.Reviewed.class)
                : FraudEvent.TYPES;
    }

    private static final class FreshIds implements OrderFlow.Ids {
        @Override
        public PaymentId payment() {
            return PaymentId.next();
        }

        @Override
        public CaptureId capture() {
            return CaptureId.next();
        }

        @Override
        public RefundId refund() {
            return RefundId.next();
        }
    }
}
