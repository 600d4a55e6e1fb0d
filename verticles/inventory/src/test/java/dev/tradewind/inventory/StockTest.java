package dev.tradewind.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.shared.LocationId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StockTest {
    private static final OfferId TEA = new OfferId("off_tea");
    private static final OfferId CUP = new OfferId("off_cup");
    private static final LocationId NORTH = new LocationId("loc_north");
    private static final LocationId SOUTH = new LocationId("loc_south");
    private static final OrderId FIRST = new OrderId("ord_first");
    private static final OrderId SECOND = new OrderId("ord_second");

    @Test
    void reservesAllLinesOfAnOrder() {
        Stock stock = stock(shelf(TEA, NORTH, 5), shelf(CUP, NORTH, 2));

        assertThat(stock.reserve(FIRST, Map.of(TEA, 3L, CUP, 2L)))
                .isEqualTo(new Verdict.Reserved(List.of(new Quantity(CUP, 2), new Quantity(TEA, 3))));
        assertThat(stock.shelves(TEA)).containsExactly(new Shelf(TEA, NORTH, 5, 3));
    }

    @Test
    void refusesTheWholeOrderWhenOneLineIsShort() {
        Stock stock = stock(shelf(TEA, NORTH, 5), shelf(CUP, NORTH, 1));

        assertThat(stock.reserve(FIRST, Map.of(TEA, 3L, CUP, 2L)))
                .isEqualTo(new Verdict.Rejected(List.of(new Shortage(CUP, 2, 1))));
        assertThat(stock.changedShelves()).isEmpty();
        assertThat(stock.changedHolds()).isEmpty();
    }

    @Test
    void refusesAnOfferThatNeverHadStock() {
        assertThat(stock().reserve(FIRST, Map.of(TEA, 1L)))
                .isEqualTo(new Verdict.Rejected(List.of(new Shortage(TEA, 1, 0))));
    }

    @Test
    void givesTheLastPieceToWhoComesFirst() {
        Stock stock = stock(shelf(TEA, NORTH, 1));

        assertThat(stock.reserve(FIRST, Map.of(TEA, 1L))).isInstanceOf(Verdict.Reserved.class);
        assertThat(stock.reserve(SECOND, Map.of(TEA, 1L)))
                .isEqualTo(new Verdict.Rejected(List.of(new Shortage(TEA, 1, 0))));
    }

    @Test
    void givesWhatOneOrderReleasesToTheNext() {
        Stock stock = stock(shelf(TEA, NORTH, 1));

        assertThat(stock.reserve(FIRST, Map.of(TEA, 1L))).isInstanceOf(Verdict.Reserved.class);
        assertThat(stock.release(FIRST, Map.of(TEA, 1L))).containsExactly(new Quantity(TEA, 1));
        assertThat(stock.reserve(SECOND, Map.of(TEA, 1L))).isInstanceOf(Verdict.Reserved.class);
    }

    @Test
    void takesFromOneLocationWhenOneHasItAll() {
        Stock stock = stock(shelf(TEA, NORTH, 2), shelf(TEA, SOUTH, 4));

        assertThat(stock.reserve(FIRST, Map.of(TEA, 3L))).isInstanceOf(Verdict.Reserved.class);
        assertThat(stock.changedHolds()).containsExactly(new Hold(FIRST, TEA, SOUTH, 3, 0, 0));
    }

    @Test
    void gathersFromSeveralLocationsFullestFirst() {
        Stock stock = stock(shelf(TEA, NORTH, 2), shelf(TEA, SOUTH, 4));

        assertThat(stock.reserve(FIRST, Map.of(TEA, 5L))).isInstanceOf(Verdict.Reserved.class);
        assertThat(stock.changedHolds())
                .containsExactly(new Hold(FIRST, TEA, SOUTH, 4, 0, 0), new Hold(FIRST, TEA, NORTH, 1, 0, 0));
    }

    @Test
    void shipsWhatTheOrderHolds() {
        Stock stock = stock(List.of(new Shelf(TEA, NORTH, 5, 3)), new Hold(FIRST, TEA, NORTH, 3, 0, 0));

        assertThat(stock.ship(FIRST, Map.of(TEA, 2L))).isEqualTo(new Departure(List.of(new Quantity(TEA, 2)), 0));
        assertThat(stock.shelves(TEA)).containsExactly(new Shelf(TEA, NORTH, 3, 1));
        assertThat(stock.changedHolds()).containsExactly(new Hold(FIRST, TEA, NORTH, 3, 2, 0));
        assertThat(stock.movements())
                .containsExactly(new Movement(TEA, NORTH, Movement.Kind.SHIP, -2, "ord_first", null));
    }

    @Test
    void releasesOnlyWhatHasNotBeenShipped() {
        Stock stock = stock(List.of(new Shelf(TEA, NORTH, 5, 3)), new Hold(FIRST, TEA, NORTH, 5, 2, 0));

        assertThat(stock.release(FIRST, Map.of(TEA, 5L))).containsExactly(new Quantity(TEA, 3));
        assertThat(stock.shelves(TEA)).containsExactly(new Shelf(TEA, NORTH, 5, 0));
    }

    @Test
    void takesPiecesThatLeaveAfterTheirReleaseFromWhatIsFree() {
        Stock stock = stock(List.of(new Shelf(TEA, NORTH, 5, 3)), new Hold(FIRST, TEA, NORTH, 2, 0, 2));

        assertThat(stock.ship(FIRST, Map.of(TEA, 2L))).isEqualTo(new Departure(List.of(new Quantity(TEA, 2)), 0));
        assertThat(stock.shelves(TEA)).containsExactly(new Shelf(TEA, NORTH, 3, 3));
        assertThat(stock.changedHolds()).containsExactly(new Hold(FIRST, TEA, NORTH, 2, 2, 0));
    }

    @Test
    void neverTakesPiecesThatArePromisedToOthers() {
        Stock stock = stock(List.of(new Shelf(TEA, NORTH, 4, 3)), new Hold(FIRST, TEA, NORTH, 2, 0, 2));

        assertThat(stock.ship(FIRST, Map.of(TEA, 2L))).isEqualTo(new Departure(List.of(new Quantity(TEA, 1)), 1));
        assertThat(stock.shelves(TEA)).containsExactly(new Shelf(TEA, NORTH, 3, 3));
    }

    @Test
    void neverShipsMoreThanTheOrderEverHeld() {
        Stock stock = stock(List.of(new Shelf(TEA, NORTH, 9, 2)), new Hold(FIRST, TEA, NORTH, 2, 0, 0));

        assertThat(stock.ship(FIRST, Map.of(TEA, 3L))).isEqualTo(new Departure(List.of(new Quantity(TEA, 2)), 1));
    }

    @Test
    void leavesAtLeastWhatIsPromised() {
        Stock stock = stock(List.of(new Shelf(TEA, NORTH, 5, 3)));

        assertThat(stock.move(new Movement(TEA, NORTH, Movement.Kind.ADJUST, -3, null, null)))
                .isFalse();
        assertThat(stock.move(new Movement(TEA, NORTH, Movement.Kind.ADJUST, -2, null, null)))
                .isTrue();
        assertThat(stock.shelves(TEA)).containsExactly(new Shelf(TEA, NORTH, 3, 3));
    }

    private static Shelf shelf(OfferId offer, LocationId location, long onHand) {
        return new Shelf(offer, location, onHand, 0);
    }

    private static Stock stock(Shelf... shelves) {
        return new Stock(List.of(shelves), List.of());
    }

    private static Stock stock(List<Shelf> shelves, Hold... holds) {
        return new Stock(shelves, List.of(holds));
    }
}
