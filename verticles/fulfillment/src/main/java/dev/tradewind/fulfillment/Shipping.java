package dev.tradewind.fulfillment;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.fulfillment.Dispatch;
import dev.tradewind.contracts.fulfillment.ShipmentLine;
import dev.tradewind.contracts.fulfillment.ShipmentStatus;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.ShipmentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may happen to shipments. The caller holds the order's lock, so that dispatching and stopping never both win. */
public final class Shipping {
    private Shipping() {}

    /** A shipment as far as the rules look at it. */
    public record Shipment(
            ShipmentId id, ShipmentStatus status, @Nullable String trackingNumber, List<ShipmentLine> lines) {
        boolean left() {
            return status == ShipmentStatus.DISPATCHED || status == ShipmentStatus.DELIVERED;
        }
    }

    /** A merchant's first shipment of an order: everything it sold. */
    public record Planned(MerchantId merchantId, String shippingOption, List<ShipmentLine> lines) {}

    public sealed interface Stopping {
        /** @param shipments all of the order, cancelled now or before */
        record Stopped(List<ShipmentId> shipments) implements Stopping {}

        record Refused(List<ShipmentId> dispatched) implements Stopping {}
    }

    public sealed interface Departure {
        /**
         * @param lines what leaves
         * @param rest what stays for a new shipment; empty when everything leaves
         */
        record Departed(List<ShipmentLine> lines, List<ShipmentLine> rest) implements Departure {}

        /** It has left before under this tracking number. */
        record Repeated() implements Departure {}

        record NotPending(ShipmentStatus status) implements Departure {}

        /** @param index of the line in the request that cannot be */
        record InvalidLine(int index, String problem) implements Departure {}
    }

    public enum Arrival {
        ARRIVED,
        REPEATED,
        NOT_DISPATCHED
    }

    public static List<Planned> plan(CartSnapshot cart) {
        return cart.merchants().stream()
                .map(m -> new Planned(m.id(), m.shippingOption(), lines(m)))
                .toList();
    }

    static List<ShipmentLine> lines(CartSnapshot.Merchant merchant) {
        return merchant.lines().stream()
                .map(l -> new ShipmentLine(l.id(), l.offerId(), l.sku(), l.title(), l.quantity()))
                .toList();
    }

    /** All or nothing: an order of which something left is not stopped. */
    public static Stopping stop(List<Shipment> shipments) {
        List<ShipmentId> left =
                shipments.stream().filter(Shipment::left).map(Shipment::id).toList();
        return left.isEmpty()
                ? new Stopping.Stopped(shipments.stream().map(Shipment::id).toList())
                : new Stopping.Refused(left);
    }

    /** What has not left does not leave any more; the rest goes on. */
    public static List<ShipmentId> stopRest(List<Shipment> shipments) {
        return shipments.stream()
                .filter(s -> s.status() == ShipmentStatus.PENDING)
                .map(Shipment::id)
                .toList();
    }

    public static Departure dispatch(Shipment shipment, Dispatch dispatch) {
        if (shipment.left() && dispatch.trackingNumber().equals(shipment.trackingNumber())) {
            return new Departure.Repeated();
        }
        if (shipment.status() != ShipmentStatus.PENDING) {
            return new Departure.NotPending(shipment.status());
        }
        return dispatch.lines() == null
                ? new Departure.Departed(shipment.lines(), List.of())
                : split(shipment.lines(), dispatch.lines());
    }

    public static Arrival deliver(Shipment shipment) {
        return switch (shipment.status()) {
            case DISPATCHED -> Arrival.ARRIVED;
            case DELIVERED -> Arrival.REPEATED;
            case PENDING, CANCELLED -> Arrival.NOT_DISPATCHED;
        };
    }

    private static Departure split(List<ShipmentLine> held, List<Dispatch.Line> wanted) {
        Map<LineId, Long> leaving = new HashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            Dispatch.Line line = wanted.get(i);
            String problem = problem(held, line, leaving);
            if (problem != null) {
                return new Departure.InvalidLine(i, problem);
            }
            leaving.put(line.lineId(), line.quantity());
        }
        return leaving.isEmpty() ? new Departure.InvalidLine(0, "nothing would leave") : divide(held, leaving);
    }

    private static @Nullable String problem(List<ShipmentLine> held, Dispatch.Line wanted, Map<LineId, Long> leaving) {
        long pieces = held.stream()
                .filter(l -> l.lineId().equals(wanted.lineId()))
                .mapToLong(ShipmentLine::quantity)
                .sum();
        if (pieces == 0) {
            return "the shipment does not hold " + wanted.lineId();
        }
        if (leaving.containsKey(wanted.lineId())) {
            return wanted.lineId() + " is named twice";
        }
        return wanted.quantity() < 1 || wanted.quantity() > pieces
                ? "must be from 1 to " + pieces + " pieces, not " + wanted.quantity()
                : null;
    }

    private static Departure divide(List<ShipmentLine> held, Map<LineId, Long> leaving) {
        List<ShipmentLine> lines = new ArrayList<>();
        List<ShipmentLine> rest = new ArrayList<>();
        for (ShipmentLine line : held) {
            long pieces = leaving.getOrDefault(line.lineId(), 0L);
            addPieces(lines, line, pieces);
            addPieces(rest, line, line.quantity() - pieces);
        }
        return new Departure.Departed(List.copyOf(lines), List.copyOf(rest));
    }

    private static void addPieces(List<ShipmentLine> to, ShipmentLine line, long pieces) {
        if (pieces > 0) {
            to.add(new ShipmentLine(line.lineId(), line.offerId(), line.sku(), line.title(), pieces));
        }
    }
}
