package dev.tradewind.inventory;

import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The rules of stock, on the shelves and holds of a batch. Decisions follow one another: each sees what the ones
 * before it left. Offers and locations are always gone through in the order of their ids, so that the same batch is
 * always decided alike.
 */
public final class Stock {
    private final Map<OfferId, TreeMap<LocationId, Shelf>> shelves =
            new TreeMap<>(Comparator.comparing(OfferId::value));
    private final Map<Place, Shelf> changedShelves = new LinkedHashMap<>();
    private final Map<OrderId, Map<Place, Hold>> holds = new LinkedHashMap<>();
    private final Map<HoldKey, Hold> changedHolds = new LinkedHashMap<>();
    private final List<Movement> movements = new ArrayList<>();

    private record Place(OfferId offer, LocationId location) {
        static final Comparator<Place> ORDER =
                Comparator.comparing((Place p) -> p.offer.value()).thenComparing(p -> p.location.value());

        static Place of(Hold hold) {
            return new Place(hold.offerId(), hold.locationId());
        }
    }

    private record HoldKey(OrderId order, Place place) {}

    public Stock(Collection<Shelf> shelves, Collection<Hold> holds) {
        shelves.forEach(s -> of(s.offerId()).put(s.locationId(), s));
        holds.forEach(h -> of(h.orderId()).put(Place.of(h), h));
    }

    /** All pieces of the order, or none. */
    Verdict reserve(OrderId order, Map<OfferId, Long> demand) {
        List<Quantity> lines = demand.entrySet().stream()
                .map(d -> new Quantity(d.getKey(), d.getValue()))
                .sorted(Comparator.comparing(q -> q.offerId().value()))
                .toList();
        List<Shortage> shortages = lines.stream()
                .filter(q -> q.pieces() > available(q.offerId()))
                .map(q -> new Shortage(q.offerId(), q.pieces(), available(q.offerId())))
                .toList();
        if (!shortages.isEmpty()) {
            return new Verdict.Rejected(shortages);
        }
        lines.forEach(q -> hold(order, q));
        return new Verdict.Reserved(lines);
    }

    /** Frees what the order still holds of these, at most so much. */
    List<Quantity> release(OrderId order, Map<OfferId, Long> atMost) {
        return each(order, atMost, (hold, wanted) -> {
            long pieces = Math.min(wanted, hold.open());
            if (pieces > 0) {
                put(hold.releasing(pieces));
                put(shelf(hold).holding(-pieces));
            }
            return pieces;
        });
    }

    /** Frees all that the order still holds. */
    List<Quantity> releaseAll(OrderId order) {
        Map<OfferId, Long> open = new LinkedHashMap<>();
        of(order).values().forEach(hold -> open.merge(hold.offerId(), hold.open(), Long::sum));
        return release(order, open);
    }

    /**
     * Pieces of the order that have left: those it holds, then those it held until they were released, as far as they
     * are free. Never more than the order ever held.
     */
    Departure ship(OrderId order, Map<OfferId, Long> pieces) {
        Map<OfferId, Long> left = new TreeMap<>(Comparator.comparing(OfferId::value));
        add(left, each(order, pieces, this::shipHeld));
        Map<OfferId, Long> rest = new LinkedHashMap<>();
        pieces.forEach((offer, wanted) -> rest.put(offer, wanted - left.getOrDefault(offer, 0L)));
        add(left, each(order, rest, this::shipReleased));
        long missing = total(pieces) - total(left);
        return new Departure(
                left.entrySet().stream()
                        .map(e -> new Quantity(e.getKey(), e.getValue()))
                        .toList(),
                missing);
    }

    /**
     * Brings an offer's pieces at a location up or down; false, and nothing done, when less than what is reserved
     * would remain.
     */
    boolean move(Movement movement) {
        Shelf before = shelf(movement.offerId(), movement.locationId());
        Shelf after = before.moved(movement.pieces());
        if (after.onHand() < after.reserved()) {
            return false;
        }
        put(after);
        movements.add(movement);
        return true;
    }

    long onHand(OfferId offer, LocationId location) {
        return shelf(offer, location).onHand();
    }

    /** All the offer's shelves, by location. */
    List<Shelf> shelves(OfferId offer) {
        return List.copyOf(of(offer).values());
    }

    public List<Shelf> changedShelves() {
        return List.copyOf(changedShelves.values());
    }

    public List<Hold> changedHolds() {
        return List.copyOf(changedHolds.values());
    }

    public List<Movement> movements() {
        return List.copyOf(movements);
    }

    private long available(OfferId offer) {
        return of(offer).values().stream().mapToLong(Shelf::available).sum();
    }

    // From one location when one has it all, so that it can be one parcel; else from the fullest first.
    private void hold(OrderId order, Quantity wanted) {
        Collection<Shelf> all = of(wanted.offerId()).values();
        Optional<Shelf> whole =
                all.stream().filter(s -> s.available() >= wanted.pieces()).findFirst();
        List<Shelf> sources = whole.map(List::of).orElseGet(() -> all.stream()
                .sorted(Comparator.comparingLong(Shelf::available).reversed())
                .toList());
        long open = wanted.pieces();
        for (Shelf source : sources) {
            long pieces = Math.min(open, source.available());
            if (pieces > 0) {
                put(source.holding(pieces));
                put(Hold.on(source, order, pieces));
                open -= pieces;
            }
        }
    }

    private long shipHeld(Hold hold, long wanted) {
        long pieces = Math.min(wanted, hold.open());
        leave(hold.shipping(pieces), shelf(hold).holding(-pieces), pieces);
        return pieces;
    }

    private long shipReleased(Hold hold, long wanted) {
        long pieces = Math.min(wanted, Math.min(hold.released(), shelf(hold).available()));
        leave(hold.releasing(-pieces).shipping(pieces), shelf(hold), pieces);
        return pieces;
    }

    private void leave(Hold after, Shelf shelf, long pieces) {
        if (pieces > 0) {
            put(after);
            put(shelf.moved(-pieces));
            movements.add(new Movement(
                    after.offerId(),
                    after.locationId(),
                    Movement.Kind.SHIP,
                    -pieces,
                    after.orderId().value(),
                    null));
        }
    }

    @FunctionalInterface
    private interface Step {
        /** @return how many of the wanted pieces it handled */
        long on(Hold hold, long wanted);
    }

    private List<Quantity> each(OrderId order, Map<OfferId, Long> pieces, Step step) {
        Map<OfferId, Long> done = new TreeMap<>(Comparator.comparing(OfferId::value));
        for (Hold hold : List.copyOf(of(order).values())) {
            long wanted = pieces.getOrDefault(hold.offerId(), 0L) - done.getOrDefault(hold.offerId(), 0L);
            long handled = wanted > 0 ? step.on(hold, wanted) : 0;
            if (handled > 0) {
                done.merge(hold.offerId(), handled, Long::sum);
            }
        }
        return done.entrySet().stream()
                .map(e -> new Quantity(e.getKey(), e.getValue()))
                .toList();
    }

    private static void add(Map<OfferId, Long> sums, List<Quantity> more) {
        more.forEach(q -> sums.merge(q.offerId(), q.pieces(), Long::sum));
    }

    private static long total(Map<OfferId, Long> pieces) {
        return pieces.values().stream().mapToLong(Long::longValue).sum();
    }

    private Shelf shelf(Hold hold) {
        return shelf(hold.offerId(), hold.locationId());
    }

    private Shelf shelf(OfferId offer, LocationId location) {
        return of(offer).getOrDefault(location, Shelf.empty(offer, location));
    }

    private TreeMap<LocationId, Shelf> of(OfferId offer) {
        return shelves.computeIfAbsent(offer, o -> new TreeMap<>(Comparator.comparing(LocationId::value)));
    }

    private Map<Place, Hold> of(OrderId order) {
        Function<OrderId, Map<Place, Hold>> none = o -> new TreeMap<>(Place.ORDER);
        return holds.computeIfAbsent(order, none);
    }

    private void put(Shelf shelf) {
        of(shelf.offerId()).put(shelf.locationId(), shelf);
        changedShelves.put(new Place(shelf.offerId(), shelf.locationId()), shelf);
    }

    private void put(Hold hold) {
        of(hold.orderId()).put(Place.of(hold), hold);
        changedHolds.put(new HoldKey(hold.orderId(), Place.of(hold)), hold);
    }
}
