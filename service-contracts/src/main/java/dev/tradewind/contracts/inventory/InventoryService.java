package dev.tradewind.contracts.inventory;

import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Subjects;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Stock. Reservations are made by reacting to orders, never by a call. */
@ProxyGen
public interface InventoryService {
    String ADDRESS = "service.inventory";

    static InventoryService proxy(Vertx vertx) {
        return new InventoryServiceVertxEBProxy(vertx, ADDRESS, Calls.deadline());
    }

    /**
     * Fails with {@code not_found} for an unknown offer, {@code insufficient_stock} when more would be reserved than
     * on hand.
     */
    Future<StockLevel> change(OfferId offer, StockChange change, CallContext context);

    Future<StockLevels> receiveAll(StockReceipts receipts, CallContext context);

    /** Zero where the offer never had stock. */
    Future<StockLevel> level(OfferId offer);

    /** Why there is as much as there is, newest first; empty for an offer that never had stock. */
    Future<StockMovements> movements(OfferId offer, PageRequest page);

    Future<StockLevels> levels(OfferIds offers);

    /**
     * Invariant 1 over all stock: on hand = received − shipped + returned, 0 ≤ reserved ≤ on hand, reserved = open
     * reservations.
     */
    Future<Audit> audit();

    /** The same of these offers alone, at the cost of these offers; whoever breaks it is named by the offer's id. */
    Future<Audit> auditOf(Subjects offers);

    /**
     * Frees what an order holds that is cancelled or that orders does not know; of any other order it keeps everything.
     * Asking twice frees nothing twice.
     *
     * @return whether something was freed
     */
    Future<Boolean> releaseOrphaned(OrderId order, CallContext context);
}
