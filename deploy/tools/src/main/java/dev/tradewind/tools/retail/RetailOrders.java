package dev.tradewind.tools.retail;

import static dev.tradewind.tools.retail.Shop.pence;

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
import dev.tradewind.contracts.shared.RefundId;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.contracts.shared.Totals;
import dev.tradewind.tools.DerivedIds;
import dev.tradewind.tools.retail.InvoiceLine.Matter;
import dev.tradewind.tools.table.Cents;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a sale's invoice is here: an order that was paid and delivered when it was written, as the data knows no later
 * step; cancelled where everything was given back. Postage is shipping. Charges that are not goods, and what rounding
 * a line's amount differs from its rounded unit price times its quantity, are the payment's adjustment.
 */
final class RetailOrders {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String PROVIDER = "imported";

    /** No token has it: nobody gets to a historical order as a guest. */
    private static final String NO_GUEST = "0".repeat(64);

    private final Bindings bindings;

    RetailOrders(Bindings bindings) {
        this.bindings = bindings;
    }

    /** @param invoice whose goods are all offered */
    HistoricalOrder historical(Invoice invoice, Refund refund) {
        Instant at = invoice.time().atZone(LONDON).toInstant();
        DerivedIds ids = DerivedIds.of(at, "online-retail:invoice:" + invoice.number());
        List<CartSnapshot.Merchant> merchants = merchants(invoice, ids);
        long paid = paid(invoice);
        boolean undone = paid > 0 && refund.total() == paid;
        boolean sent = !undone && !invoice.lines(Matter.GOODS).isEmpty();
        return new HistoricalOrder(
                "online-retail:invoice:" + invoice.number(),
                new OrderDetails(ids.id("ord", "", OrderId::new), cart(invoice, ids, merchants), at),
                undone ? OrderStatus.CANCELLED : OrderStatus.DELIVERED,
                paymentStatus(paid, refund.total()),
                paid == 0 ? null : payment(ids, captured(invoice, merchants), refunded(refund, merchants)),
                sent
                        ? List.of(new HistoricalOrder.Shipment(ids.id("shp", "", ShipmentId::new), 0, at, at))
                        : List.of());
    }

    private static long paid(Invoice invoice) {
        return invoice.pence(Matter.GOODS) + invoice.pence(Matter.CARRIAGE) + invoice.pence(Matter.CHARGE);
    }

    private static PaymentStatus paymentStatus(long paid, long refunded) {
        if (refunded == 0) {
            return PaymentStatus.CAPTURED;
        }
        return refunded == paid ? PaymentStatus.REFUNDED : PaymentStatus.PARTIALLY_REFUNDED;
    }

    private CartSnapshot cart(Invoice invoice, DerivedIds ids, List<CartSnapshot.Merchant> merchants) {
        Address address = Shop.address(invoice.customer(), invoice.country());
        Money goods = sum(merchants, CartSnapshot.Merchant::subtotal);
        Money shipping = sum(merchants, CartSnapshot.Merchant::shipping);
        return new CartSnapshot(
                ids.id("cart", "", CartId::new),
                bindings.customers().get(invoice.customer()),
                NO_GUEST,
                Shop.CURRENCY,
                Shop.email(invoice.customer()),
                address,
                address,
                merchants,
                new Totals(goods, pence(0), shipping, pence(0), goods.plus(shipping)));
    }

    private static Money sum(List<CartSnapshot.Merchant> parts, Function<CartSnapshot.Merchant, Money> amount) {
        return Money.sum(Shop.CURRENCY, parts.stream().map(amount).toList());
    }

    /** None where an invoice has nothing but charges. */
    private List<CartSnapshot.Merchant> merchants(Invoice invoice, DerivedIds ids) {
        List<InvoiceLine> goods = invoice.lines(Matter.GOODS);
        if (goods.isEmpty() && invoice.lines(Matter.CARRIAGE).isEmpty()) {
            return List.of();
        }
        List<CartSnapshot.Line> lines = IntStream.range(0, goods.size())
                .mapToObj(index -> line(goods.get(index), ids.id("line", String.valueOf(index), LineId::new)))
                .toList();
        Money subtotal = Money.sum(
                Shop.CURRENCY, lines.stream().map(CartSnapshot.Line::total).toList());
        Money shipping = pence(invoice.pence(Matter.CARRIAGE));
        return List.of(new CartSnapshot.Merchant(
                bindings.merchant().id(),
                bindings.merchant().name(),
                0,
                Shop.STANDARD_SHIPPING,
                lines,
                subtotal,
                shipping,
                pence(0),
                subtotal.plus(shipping)));
    }

    private CartSnapshot.Line line(InvoiceLine line, LineId id) {
        OfferView offer =
                Optional.ofNullable(bindings.offers().get(line.code())).orElseThrow();
        Money price = pence(Cents.of(line.price()));
        return new CartSnapshot.Line(
                id,
                offer.id(),
                offer.productId(),
                offer.variantId(),
                offer.sku(),
                line.description().isEmpty() ? offer.title() : line.description(),
                line.quantity(),
                price,
                price.times(line.quantity()),
                pence(0));
    }

    private static Allocation captured(Invoice invoice, List<CartSnapshot.Merchant> merchants) {
        List<Allocation.Share> shares = merchants.stream()
                .map(part -> new Allocation.Share(part.id(), 0, part.subtotal(), part.shipping(), part.tax()))
                .toList();
        Money inShares = Money.sum(
                Shop.CURRENCY, shares.stream().map(Allocation.Share::total).toList());
        return new Allocation(shares, pence(paid(invoice)).minus(inShares));
    }

    private static Allocation refunded(Refund refund, List<CartSnapshot.Merchant> merchants) {
        Money goods = pence(refund.amount(Matter.GOODS));
        Money shipping = pence(refund.amount(Matter.CARRIAGE));
        return new Allocation(
                merchants.stream()
                        .map(part -> new Allocation.Share(part.id(), 0, goods, shipping, pence(0)))
                        .toList(),
                pence(refund.amount(Matter.CHARGE)));
    }

    private static HistoricalOrder.Payment payment(DerivedIds ids, Allocation captured, Allocation refunded) {
        boolean any = !refunded.total().isZero();
        return new HistoricalOrder.Payment(
                ids.id("pay", "", PaymentId::new),
                PROVIDER,
                captured.total(),
                ids.id("cap", "", CaptureId::new),
                captured,
                any ? ids.id("ref", "", RefundId::new) : null,
                any ? refunded : null);
    }
}
