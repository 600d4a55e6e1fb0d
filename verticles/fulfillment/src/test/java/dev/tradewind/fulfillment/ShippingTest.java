package dev.tradewind.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fulfillment.Dispatch;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.fulfillment.Shipping.Departure;
import dev.tradewind.fulfillment.Shipping.Shipment;
import dev.tradewind.fulfillment.Shipping.Stopping;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippingTest {
    private final ShipmentLine cups = line(5);
    private final ShipmentLine plates = line(2);

    @Test
    void sendsEverythingWhenNoLinesAreNamed() {
        assertThat(Shipping.dispatch(pending(), new Dispatch("dhl", "T1", null)))
                .isEqualTo(new Departure.Departed(List.of(cups, plates), List.of()));
    }

    @Test
    void keepsForLaterWhatIsNotNamed() {
        Departure departure = Shipping.dispatch(pending(), sending(new Dispatch.Line(cups.lineId(), 3)));

        assertThat(departure).isEqualTo(new Departure.Departed(List.of(of(cups, 3)), List.of(of(cups, 2), plates)));
    }

    @Test
    void leavesNoRestWhenEveryPieceIsNamed() {
        Departure departure = Shipping.dispatch(
                pending(), sending(new Dispatch.Line(cups.lineId(), 5), new Dispatch.Line(plates.lineId(), 2)));

        assertThat(departure).isEqualTo(new Departure.Departed(List.of(cups, plates), List.of()));
    }

    @Test
    void refusesMorePiecesThanItHolds() {
        assertInvalid(1, new Dispatch.Line(cups.lineId(), 1), new Dispatch.Line(plates.lineId(), 3));
    }

    @Test
    void refusesLinesThatItDoesNotHold() {
        assertInvalid(0, new Dispatch.Line(LineId.next(), 1));
    }

    @Test
    void refusesToSendNothing() {
        assertInvalid(0);
        assertInvalid(0, new Dispatch.Line(cups.lineId(), 0));
    }

    @Test
    void refusesALineNamedTwice() {
        assertInvalid(1, new Dispatch.Line(cups.lineId(), 3), new Dispatch.Line(cups.lineId(), 3));
    }

    @Test
    void sendsOnlyWhatIsPending() {
        Dispatch dispatch = new Dispatch("dhl", "T2", null);

        assertThat(Shipping.dispatch(in(ShipmentStatus.CANCELLED), dispatch))
                .isEqualTo(new Departure.NotPending(ShipmentStatus.CANCELLED));
        assertThat(Shipping.dispatch(in(ShipmentStatus.DELIVERED), dispatch))
                .isEqualTo(new Departure.NotPending(ShipmentStatus.DELIVERED));
    }

    @Test
    void sendingAgainUnderTheSameNumberChangesNothing() {
        assertThat(Shipping.dispatch(in(ShipmentStatus.DISPATCHED), new Dispatch("dhl", "T1", null)))
                .isEqualTo(new Departure.Repeated());
    }

    @Test
    void stopsAnOrderOfWhichNothingLeft() {
        Shipment one = pending();
        Shipment other = in(ShipmentStatus.CANCELLED);

        assertThat(Shipping.stop(List.of(one, other))).isEqualTo(new Stopping.Stopped(List.of(one.id(), other.id())));
    }

    @Test
    void refusesToStopAnOrderOfWhichSomethingLeft() {
        Shipment gone = in(ShipmentStatus.DELIVERED);

        assertThat(Shipping.stop(List.of(pending(), gone))).isEqualTo(new Stopping.Refused(List.of(gone.id())));
    }

    @Test
    void deliversWhatWasSentAndOnlyOnce() {
        assertThat(Shipping.deliver(in(ShipmentStatus.DISPATCHED))).isEqualTo(Shipping.Arrival.ARRIVED);
        assertThat(Shipping.deliver(in(ShipmentStatus.DELIVERED))).isEqualTo(Shipping.Arrival.REPEATED);
        assertThat(Shipping.deliver(pending())).isEqualTo(Shipping.Arrival.NOT_DISPATCHED);
    }

    private void assertInvalid(int index, Dispatch.Line... lines) {
        assertThat(Shipping.dispatch(pending(), sending(lines)))
                .isInstanceOfSatisfying(Departure.InvalidLine.class, invalid -> assertThat(invalid.index())
                        .isEqualTo(index));
    }

    private static Dispatch sending(Dispatch.Line... lines) {
        return new Dispatch("dhl", "T1", List.of(lines));
    }

    private Shipment pending() {
        return new Shipment(ShipmentId.next(), ShipmentStatus.PENDING, null, List.of(cups, plates));
    }

    private Shipment in(ShipmentStatus status) {
        return new Shipment(ShipmentId.next(), status, "T1", List.of(cups, plates));
    }

    private static ShipmentLine line(long quantity) {
        return new ShipmentLine(LineId.next(), OfferId.next(), "sku", "title", quantity);
    }

    private static ShipmentLine of(ShipmentLine line, long quantity) {
        return new ShipmentLine(line.lineId(), line.offerId(), line.sku(), line.title(), quantity);
    }
}
