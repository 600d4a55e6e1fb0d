package dev.tradewind.inventory;

import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OrderId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stock that is held for nobody. Whether that is so, orders is asked at the moment of acting: a cancelled order stays
 * cancelled, and one that it does not know although stock was reserved for it, which follows from its placing, has
 * been lost and will not come back. What is still held is looked at under the offers' locks.
 */
final class Orphans {
    private static final Logger log = LoggerFactory.getLogger(Orphans.class);

    private final OrdersService orders;
    private final InventoryStore store;
    private final BookStore bookKeeping;
    private final Idempotency idempotency;

    Orphans(OrdersService orders, InventoryStore store, BookStore bookKeeping, Idempotency idempotency) {
        this.orders = orders;
        this.store = store;
        this.bookKeeping = bookKeeping;
        this.idempotency = idempotency;
    }

    Future<Boolean> release(OrderId order, CallContext context) {
        return isOver(order)
                .compose(over -> over
                        ? idempotency.once(context, Boolean.class, tx -> release(tx, order))
                        : Future.succeededFuture(false));
    }

    private Future<Boolean> isOver(OrderId order) {
        return orders.order(order, Access.SYSTEM)
                .map(view -> view.status() == OrderStatus.CANCELLED)
                .recover(failure -> {
                    Fault fault = Fault.in(failure);
                    return fault != null && fault.status() == CommonError.NOT_FOUND.status()
                            ? Future.succeededFuture(true)
                            : Future.failedFuture(Fault.of(
                                    CommonError.UNAVAILABLE, "Orders does not answer, so nothing is released."));
                });
    }

    private Future<Boolean> release(Tx tx, OrderId order) {
        return store.offersHeld(tx, List.of(order))
                .compose(offers -> store.open(tx, offers, List.of(order), Set.of()))
                .compose(books -> {
                    if (!books.releaseAll(order)) {
                        return Future.succeededFuture(false);
                    }
                    log.info("what {} held is released, since the order is over", order);
                    return bookKeeping.save(tx, books).map(true);
                });
    }
}
