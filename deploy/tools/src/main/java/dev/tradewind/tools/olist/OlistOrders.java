package dev.tradewind.tools.olist;

import static dev.tradewind.tools.olist.OlistCatalogue.money;

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
import dev.tradewind.tools.olist.OlistOrder.Item;
import dev.tradewind.tools.olist.OlistOrder.Listing;
import dev.tradewind.tools.olist.OlistOrder.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an order of the files is here.
 *
 * <p>Delivered and shipped stay what they are; approved, processing and invoiced are confirmed; canceled, unavailable
 * and created (never approved) are cancelled. The payments of an order are one payment: captured where the order
 * lives, captured and refunded where a cancelled order had been approved, voided where it had not. What was paid
 * beyond goods and freight, or less, is the allocation's adjustment. History knows no commission: it is 0.
 */
final class OlistOrders {
    private static final String PROVIDER = "imported";

    /** No token has it: nobody gets to a historical order as a guest. */
    private static final String NO_GUEST = "0".repeat(64);

    private final Bindings bindings;

    OlistOrders(Bindings bindings) {
        this.bindings = bindings;
    }

    /** @param order of known listings only */
    HistoricalOrder historical(OlistOrder order) {
        DerivedIds ids = ids(order);
        List<CartSnapshot.Merchant> merchants = merchants(order, ids);
        return new HistoricalOrder(
                "olist:order:" + order.id(),
                new OrderDetails(
                        orderId(order),
                        cart(order, ids, merchants),
                        order.times().purchased()),
                status(order),
                paymentStatus(order),
                order.paid() == 0 ? null : payment(order, ids, allocation(order, merchants)),
                shipments(order, ids, merchants.size()));
    }

    static OrderId orderId(OlistOrder order) {
        return ids(order).id("ord", "", OrderId::new);
    }

    private static DerivedIds ids(OlistOrder order) {
        return DerivedIds.of(order.times().purchased(), "olist:order:" + order.id());
    }

    static OrderStatus status(OlistOrder order) {
        return switch (order.status()) {
            case DELIVERED -> OrderStatus.DELIVERED;
            case SHIPPED -> OrderStatus.SHIPPED;
            case APPROVED, PROCESSING, INVOICED -> OrderStatus.CONFIRMED;
            case CANCELED, UNAVAILABLE, CREATED -> OrderStatus.CANCELLED;
        };
    }

    static PaymentStatus paymentStatus(OlistOrder order) {
        if (!order.isCancelled()) {
            return PaymentStatus.CAPTURED;
        }
        return isRefunded(order) ? PaymentStatus.REFUNDED : PaymentStatus.VOIDED;
    }

    private static boolean isRefunded(OlistOrder order) {
        return order.isCancelled() && order.times().approved() != null && order.paid() > 0;
    }

    private CartSnapshot cart(OlistOrder order, DerivedIds ids, List<CartSnapshot.Merchant> merchants) {
        Address address = OlistCatalogue.address(order.customer());
        Money zero = money(0);
        return new CartSnapshot(
                ids.id("cart", "", CartId::new),
                bindings.customers().get(order.customer().person()),
                NO_GUEST,
                OlistCatalogue.CURRENCY,
                OlistCatalogue.email(order.customer()),
                address,
                address,
                merchants,
                new Totals(
                        money(order.goods()),
                        zero,
                        money(order.freight()),
                        zero,
                        money(order.goods() + order.freight())));
    }

    private List<CartSnapshot.Merchant> merchants(OlistOrder order, DerivedIds ids) {
        Map<String, List<Item>> bySeller = order.items().stream()
                .collect(Collectors.groupingBy(Item::seller, LinkedHashMap::new, Collectors.toList()));
        return bySeller.values().stream().map(items -> merchant(items, ids)).toList();
    }

    private CartSnapshot.Merchant merchant(List<Item> items, DerivedIds ids) {
        OfferView first = offer(items.getFirst());
        Money goods = money(items.stream().mapToLong(Item::price).sum());
        Money freight = money(items.stream().mapToLong(Item::freight).sum());
        return new CartSnapshot.Merchant(
                first.merchantId(),
                bindings.merchantNames().getOrDefault(first.merchantId(), ""),
                0,
                OlistCatalogue.STANDARD_SHIPPING,
                lines(items).stream().map(pieces -> line(pieces, ids)).toList(),
                goods,
                freight,
                money(0),
                goods.plus(freight));
    }

    /** Pieces of one listing at one price are one line. */
    static List<List<Item>> lines(List<Item> items) {
        record Same(Listing listing, long price) {}
        Map<Same, List<Item>> lines = new LinkedHashMap<>();
        items.forEach(item -> lines.computeIfAbsent(new Same(item.listing(), item.price()), same -> new ArrayList<>())
                .add(item));
        return List.copyOf(lines.values());
    }

    private CartSnapshot.Line line(List<Item> pieces, DerivedIds ids) {
        Item first = pieces.getFirst();
        OfferView offer = offer(first);
        return new CartSnapshot.Line(
                ids.id("line", String.valueOf(first.number()), LineId::new),
                offer.id(),
                offer.productId(),
                offer.variantId(),
                offer.sku(),
                offer.title(),
                pieces.size(),
                money(first.price()),
                money(first.price()).times(pieces.size()),
                money(0));
    }

    private OfferView offer(Item item) {
        return Optional.ofNullable(bindings.offers().get(item.listing())).orElseThrow();
    }

    private static Allocation allocation(OlistOrder order, List<CartSnapshot.Merchant> merchants) {
        List<Allocation.Share> shares = merchants.stream()
                .map(part -> new Allocation.Share(
                        part.id(), part.commissionBps(), part.subtotal(), part.shipping(), part.tax()))
                .toList();
        return new Allocation(shares, money(order.paid() - order.goods() - order.freight()));
    }

    private static HistoricalOrder.Payment payment(OlistOrder order, DerivedIds ids, Allocation allocation) {
        boolean captured = !order.isCancelled() || isRefunded(order);
        boolean refunded = isRefunded(order);
        return new HistoricalOrder.Payment(
                ids.id("pay", "", PaymentId::new),
                PROVIDER,
                money(order.paid()),
                ids.id("cap", "", CaptureId::new),
                captured ? allocation : null,
                refunded ? ids.id("ref", "", RefundId::new) : null,
                refunded ? allocation : null);
    }

    private static List<HistoricalOrder.Shipment> shipments(OlistOrder order, DerivedIds ids, int merchants) {
        OrderStatus status = status(order);
        if (status != OrderStatus.SHIPPED && status != OrderStatus.DELIVERED) {
            return List.of();
        }
        Times times = order.times();
        @Nullable Instant delivered = status == OrderStatus.DELIVERED ? delivered(times) : null;
        Instant dispatched = dispatched(times);
        Instant left = delivered != null && delivered.isBefore(dispatched) ? delivered : dispatched;
        return IntStream.range(0, merchants)
                .mapToObj(index -> new HistoricalOrder.Shipment(
                        ids.id("shp", String.valueOf(index), ShipmentId::new), index, left, delivered))
                .toList();
    }

    /** When it was handed over; where that was not recorded, when it was approved, or else bought. */
    private static Instant dispatched(Times times) {
        return first(times.shipped(), times.approved(), times.purchased());
    }

    private static Instant delivered(Times times) {
        return first(times.delivered(), times.shipped(), dispatched(times));
    }

    private static Instant first(@Nullable Instant one, @Nullable Instant two, Instant three) {
        return one != null ? one : two != null ? two : three;
    }
}
