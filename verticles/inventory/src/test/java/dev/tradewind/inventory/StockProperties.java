package dev.tradewind.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StockProperties {
    private static final List<OfferId> OFFERS =
            Stream.of("off_a", "off_b", "off_c").map(OfferId::new).toList();
    private static final List<LocationId> LOCATIONS =
            Stream.of("loc_1", "loc_2").map(LocationId::new).toList();
    private static final List<OrderId> ORDERS = Stream.of("ord_1", "ord_2", "ord_3", "ord_4", "ord_5")
            .map(OrderId::new)
            .toList();

    private final Map<OrderId, Map<OfferId, Long>> reserved = new HashMap<>();

    @Property
    void whateverHappensStockIsNeverOversoldAndAddsUp(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int steps) {
        Random random = new Random(seed);
        Stock stock = new Stock(List.of(), List.of());
        for (int i = 0; i < steps; i++) {
            step(stock, random);
            addsUp(stock);
        }
    }

    @Property
    void anOrderIsReservedEntirelyOrNotAtAll(@ForAll long seed) {
        Random random = new Random(seed);
        Stock stock = new Stock(
                OFFERS.stream()
                        .flatMap(o -> LOCATIONS.stream().map(l -> new Shelf(o, l, random.nextInt(6), 0)))
                        .toList(),
                List.of());
        long before = free(stock);
        Map<OfferId, Long> demand = pieces(random);

        Verdict verdict = stock.reserve(ORDERS.getFirst(), demand);

        long wanted = demand.values().stream().mapToLong(n -> n).sum();
        assertThat(before - free(stock)).isEqualTo(verdict instanceof Verdict.Reserved ? wanted : 0);
    }

    private void step(Stock stock, Random random) {
        OrderId order = ORDERS.get(random.nextInt(ORDERS.size()));
        Map<OfferId, Long> pieces = pieces(random);
        switch (random.nextInt(4)) {
            case 0 ->
                reserved.computeIfAbsent(order, o -> {
                    assertThat(stock.reserve(o, pieces)).isNotNull();
                    return pieces;
                });
            case 1 -> assertThat(stock.release(order, pieces)).allMatch(q -> q.pieces() <= pieces.get(q.offerId()));
            case 2 -> {
                Departure departure = stock.ship(order, pieces);
                long left =
                        departure.lines().stream().mapToLong(q -> q.pieces()).sum();
                assertThat(left + departure.missing())
                        .isEqualTo(pieces.values().stream().mapToLong(n -> n).sum());
            }
            default -> {
                OfferId offer = OFFERS.get(random.nextInt(OFFERS.size()));
                LocationId location = LOCATIONS.get(random.nextInt(LOCATIONS.size()));
                long change = random.nextInt(20) - 5;
                long free = stock.shelves(offer).stream()
                        .filter(s -> s.locationId().equals(location))
                        .mapToLong(Shelf::available)
                        .sum();
                assertThat(stock.move(new Movement(offer, location, Movement.Kind.ADJUST, change, null, null)))
                        .isEqualTo(change >= -free);
            }
        }
    }

    private static void addsUp(Stock stock) {
        for (OfferId offer : OFFERS) {
            for (Shelf shelf : stock.shelves(offer)) {
                assertThat(shelf.reserved()).isBetween(0L, shelf.onHand());
                assertThat(shelf.onHand())
                        .isEqualTo(stock.movements().stream()
                                .filter(m -> m.offerId().equals(offer)
                                        && m.locationId().equals(shelf.locationId()))
                                .mapToLong(Movement::pieces)
                                .sum());
                assertThat(shelf.reserved())
                        .isEqualTo(stock.changedHolds().stream()
                                .filter(h -> h.offerId().equals(offer)
                                        && h.locationId().equals(shelf.locationId()))
                                .mapToLong(Hold::open)
                                .sum());
            }
        }
        assertThat(stock.changedHolds())
                .allMatch(h -> h.shipped() >= 0 && h.released() >= 0 && h.shipped() + h.released() <= h.pieces());
    }

    private static Map<OfferId, Long> pieces(Random random) {
        Map<OfferId, Long> pieces = new HashMap<>();
        OFFERS.stream().filter(o -> random.nextBoolean()).forEach(o -> pieces.put(o, 1L + random.nextInt(6)));
        return pieces;
    }

    private static long free(Stock stock) {
        return OFFERS.stream()
                .flatMap(o -> stock.shelves(o).stream())
                .mapToLong(Shelf::available)
                .sum();
    }
}
