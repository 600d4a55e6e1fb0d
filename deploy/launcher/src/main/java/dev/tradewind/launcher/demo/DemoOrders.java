package dev.tradewind.launcher.demo;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.CaptureId;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.contracts.shared.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Orders of half a year that nobody placed, marked as such, so that a new shop has something to forecast: some offers
 * sell every week, some now and then. The same at every loading, but for the days.
 */
final class DemoOrders {
    private static final int OFFERS = 16;
    private static final int WEEKS = 26;
    private static final int PIECES_MORE = 4;
    private static final long SEED = 20_260_102;

    /** No token has it: nobody gets to these orders as a guest. */
    private static final String NO_GUEST = "0".repeat(64);

    private final Function<OfferView, DemoFile.Merchant> merchants;

    private DemoOrders(Function<OfferView, DemoFile.Merchant> merchants) {
        this.merchants = merchants;
    }

    static List<HistoricalOrder> of(
            List<OfferView> offers, Function<OfferView, DemoFile.Merchant> merchants, Instant now) {
        DemoOrders orders = new DemoOrders(merchants);
        SplittableRandom random = new SplittableRandom(SEED);
        List<HistoricalOrder> made = new ArrayList<>();
        int step = Math.max(1, offers.size() / OFFERS);
        for (int i = 0; i < offers.size(); i += step) {
            double chance = .2 + .8 * random.nextDouble();
            for (int week = WEEKS; week >= 1; week--) {
                Instant at = now.minus(Duration.ofDays(7L * week - random.nextInt(3)));
                int pieces = 1 + random.nextInt(PIECES_MORE);
                if (random.nextDouble() < chance) {
                    made.add(orders.order("demo/order/" + i + "/" + week, offers.get(i), pieces, at));
                }
            }
        }
        return made;
    }

    private HistoricalOrder order(String ref, OfferView offer, int pieces, Instant at) {
        DemoFile.Merchant merchant = merchants.apply(offer);
        Money goods = offer.price().times(pieces);
        Money none = new Money(0, goods.currency());
        CartSnapshot.Line line = new CartSnapshot.Line(
                LineId.next(),
                offer.id(),
                offer.productId(),
                offer.variantId(),
                offer.sku(),
                offer.title(),
                pieces,
                offer.price(),
                goods,
                none);
        CartSnapshot.Merchant part = new CartSnapshot.Merchant(
                offer.merchantId(),
                merchant.name(),
                merchant.commissionBps(),
                "standard",
                List.of(line),
                goods,
                none,
                none,
                goods);
        return new HistoricalOrder(
                ref,
                new OrderDetails(OrderId.next(), cart(part, new Totals(goods, none, none, none, goods)), at),
                OrderStatus.DELIVERED,
                PaymentStatus.CAPTURED,
                payment(part),
                List.of(new HistoricalOrder.Shipment(
                        ShipmentId.next(), 0, at.plus(Duration.ofDays(1)), at.plus(Duration.ofDays(3)))));
    }

    private static CartSnapshot cart(CartSnapshot.Merchant part, Totals totals) {
        Address address = new Address("Demo order", "Harbour 1", null, "Hamburg", null, "20457", "DE");
        return new CartSnapshot(
                CartId.next(),
                null,
                NO_GUEST,
                totals.total().currency(),
                "demo@tradewind.example",
                address,
                address,
                List.of(part),
                totals);
    }

    private static HistoricalOrder.Payment payment(CartSnapshot.Merchant part) {
        Allocation.Share share =
                new Allocation.Share(part.id(), part.commissionBps(), part.subtotal(), part.shipping(), part.tax());
        Allocation captured = new Allocation(List.of(share), part.tax());
        return new HistoricalOrder.Payment(
                PaymentId.next(), "imported", captured.total(), CaptureId.next(), captured, null, null);
    }
}
