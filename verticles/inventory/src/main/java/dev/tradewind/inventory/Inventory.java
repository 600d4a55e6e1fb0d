package dev.tradewind.inventory;

import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.inventory.InventoryError;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.inventory.OfferIds;
import dev.tradewind.contracts.inventory.StockChange;
import dev.tradewind.contracts.inventory.StockLevel;
import dev.tradewind.contracts.inventory.StockLevels;
import dev.tradewind.contracts.inventory.StockMovements;
import dev.tradewind.contracts.inventory.StockReceipts;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import dev.tradewind.contracts.shared.Subjects;
import dev.tradewind.contracts.wire.Names;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Stock as people and imports change and read it. */
final class Inventory implements InventoryService {
    private static final int OFFERS_MAX = 1_000;

    private final StockRequests requests;
    private final KnownOffers offers;
    private final InventoryStore store;
    private final BookStore bookKeeping;
    private final MovementStore moved;
    private final AuditStore auditing;
    private final Orphans orphans;
    private final Idempotency idempotency;

    Inventory(InventoryConfig config, Idempotency idempotency, KnownOffers offers, Shelves shelves) {
        this.requests = new StockRequests(config);
        this.idempotency = idempotency;
        this.offers = offers;
        this.store = shelves.store();
        this.bookKeeping = shelves.bookKeeping();
        this.moved = shelves.moved();
        this.auditing = shelves.auditing();
        this.orphans = shelves.orphans();
    }

    /** Everything that runs SQL. */
    record Shelves(
            InventoryStore store, BookStore bookKeeping, MovementStore moved, AuditStore auditing, Orphans orphans) {}

    @Override
    public Future<StockLevel> change(OfferId offer, StockChange change, CallContext context) {
        return requests.check(change)
                .verdict()
                .compose(v -> offers.unknown(List.of(offer)))
                .compose(unknown -> unknown.isEmpty()
                        ? idempotency.once(context, StockLevel.class, tx -> change(tx, offer, change, by(context)))
                        : Future.failedFuture(Fault.notFound(offer)));
    }

    private Future<StockLevel> change(Tx tx, OfferId offer, StockChange change, String by) {
        return store.open(tx, List.of(offer), List.of(), List.of()).compose(books -> {
            Stock stock = books.stock();
            if (!stock.move(movement(stock, offer, change))) {
                return Future.failedFuture(tooLittle(offer, books));
            }
            return bookKeeping.save(tx, books, by).map(v -> Levels.of(offer, stock.shelves(offer)));
        });
    }

    private static String by(CallContext context) {
        String id = context.actor().id();
        return id == null ? Names.snake(context.actor().kind().name()) : id;
    }

    private Movement movement(Stock stock, OfferId offer, StockChange change) {
        LocationId location = requests.location(change);
        String reason = change.reason();
        return switch (change.kind()) {
            case RECEIVE -> new Movement(offer, location, Movement.Kind.RECEIVE, change.quantity(), null, reason);
            case ADJUST -> new Movement(offer, location, Movement.Kind.ADJUST, change.quantity(), null, reason);
            case COUNT -> {
                long difference = change.quantity() - stock.onHand(offer, location);
                yield new Movement(offer, location, Movement.Kind.COUNT, difference, null, reason);
            }
        };
    }

    private static Throwable tooLittle(OfferId offer, Books books) {
        StockLevel level = Levels.of(offer, books.stock().shelves(offer));
        return Fault.of(
                InventoryError.INSUFFICIENT_STOCK,
                "There are " + level.onHand() + " pieces of " + offer + ", " + level.reserved()
                        + " of them promised to orders; fewer than these cannot be left.");
    }

    @Override
    public Future<StockLevels> receiveAll(StockReceipts receipts, CallContext context) {
        return requests.check(receipts)
                .verdict()
                .compose(v -> offers.unknown(offersOf(receipts)))
                .compose(unknown -> unknown.isEmpty()
                        ? idempotency.once(
                                context, StockLevels.class, tx -> receive(tx, receipts.receipts(), by(context)))
                        : Future.failedFuture(notFound(receipts, unknown)));
    }

    private Future<StockLevels> receive(Tx tx, List<StockReceipts.Receipt> receipts, String by) {
        Set<OfferId> wanted = new LinkedHashSet<>();
        receipts.forEach(r -> wanted.add(r.offerId()));
        return store.open(tx, wanted, List.of(), List.of()).compose(books -> store.received(
                        tx,
                        receipts.stream()
                                .map(StockReceipts.Receipt::externalRef)
                                .toList())
                .compose(known -> {
                    enter(books, receipts, known);
                    return bookKeeping.save(tx, books, by);
                })
                .map(v -> new StockLevels(wanted.stream()
                        .map(o -> Levels.of(o, books.stock().shelves(o)))
                        .toList())));
    }

    private void enter(Books books, List<StockReceipts.Receipt> receipts, Set<String> known) {
        Set<String> seen = new HashSet<>(known);
        LocationId location = requests.defaultLocation();
        for (StockReceipts.Receipt receipt : receipts) {
            if (seen.add(receipt.externalRef())) {
                books.receive(receipt, location);
            }
        }
    }

    private static Set<OfferId> offersOf(StockReceipts receipts) {
        Set<OfferId> offers = new HashSet<>();
        receipts.receipts().forEach(r -> offers.add(r.offerId()));
        return offers;
    }

    private static Throwable notFound(StockReceipts receipts, Set<OfferId> unknown) {
        List<Fault.Item> items = new ArrayList<>();
        for (int i = 0; i < receipts.receipts().size(); i++) {
            OfferId offer = receipts.receipts().get(i).offerId();
            if (unknown.contains(offer)) {
                items.add(new Fault.Item(
                        "/receipts/" + i + "/offer_id", CommonError.NOT_FOUND.key(), "There is no " + offer + "."));
            }
        }
        return Fault.of(CommonError.NOT_FOUND, "Some of these offers do not exist.", items.toArray(Fault.Item[]::new));
    }

    @Override
    public Future<StockLevel> level(OfferId offer) {
        return store.levels(List.of(offer)).map(found -> found.getOrDefault(offer, Levels.of(offer, List.of())));
    }

    @Override
    public Future<StockMovements> movements(OfferId offer, PageRequest page) {
        return moved.page(offer, page);
    }

    @Override
    public Future<StockLevels> levels(OfferIds ids) {
        if (ids.ids().size() > OFFERS_MAX) {
            return Future.failedFuture(Fault.of(
                    CommonError.VALIDATION_FAILED, "At most " + OFFERS_MAX + " offers can be asked for at once."));
        }
        return store.levels(ids.ids()).map(found -> new StockLevels(List.copyOf(found.values())));
    }

    @Override
    public Future<Audit> audit() {
        return auditing.audit();
    }

    @Override
    public Future<Audit> auditOf(Subjects offers) {
        return auditing.audit(offers.ids());
    }

    @Override
    public Future<Boolean> releaseOrphaned(OrderId order, CallContext context) {
        return orphans.release(order, context);
    }
}
