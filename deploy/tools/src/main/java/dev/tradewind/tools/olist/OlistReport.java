package dev.tradewind.tools.olist;

import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.tools.account.Report;
import dev.tradewind.tools.olist.OlistOrder.Status;
import dev.tradewind.tools.table.Cents;
import dev.tradewind.tools.verify.Sums;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures and rules of an Olist import. */
final class OlistReport {
    private static final String RULES =
            """
            Delivered and shipped orders stay so. Approved, processing and invoiced ones are confirmed, without a \
            shipment. Canceled, unavailable and created (never approved) ones are cancelled.
            The payments of an order are one payment: captured where the order lives; captured and refunded where a \
            cancelled order had been approved; voided where it had not.
            What was paid beyond goods and freight, or less, is the adjustment of the payment's allocation: %s orders, \
            %s BRL in all.
            Commission is not in the data: 0 on historical orders, the platform's default on what the merchants sell \
            from now on.
            Offers cost what they cost at their last sale, ship for the seller's mean freight, and have stock for \
            twenty times their history, at least 1000 pieces: the data has no prices, tariffs or stock of its own.
            Names are made of category or city and the first characters of the id: the data has none.
            Times are those of America/Sao_Paulo. Of delivered orders, %s arrived before they left: they leave when \
            they arrive. Times that were not recorded are those of the step before.
            Amounts with more than two decimals: %s; they would be rounded half up.
            """;

    private OlistReport() {}

    static void write(Report report, OlistHistory history, Sums held) {
        rules(report, history);
        counts(report, history.orders(), held);
        money(report, history, held);
    }

    private static void counts(Report report, List<OlistOrder> orders, Sums held) {
        report.figure("orders", orders.size(), held.orders());
        report.figure("  delivered", count(orders, Status.DELIVERED), held.orders(OrderStatus.DELIVERED));
        report.figure("  shipped", count(orders, Status.SHIPPED), held.orders(OrderStatus.SHIPPED));
        report.figure(
                "  confirmed",
                count(orders, Status.INVOICED, Status.PROCESSING, Status.APPROVED),
                held.orders(OrderStatus.CONFIRMED),
                mix(orders, Status.INVOICED, Status.PROCESSING, Status.APPROVED));
        report.figure(
                "  cancelled",
                count(orders, Status.CANCELED, Status.UNAVAILABLE, Status.CREATED),
                held.orders(OrderStatus.CANCELLED),
                mix(orders, Status.CANCELED, Status.UNAVAILABLE, Status.CREATED));
        report.figure(
                "orders without items", count(orders, order -> order.items().isEmpty()), held.ordersWithoutItems());
        report.figure(
                "orders of several sellers", count(orders, OlistReport::isSplit), held.ordersOfSeveralMerchants());
        report.figure("items", sum(orders, order -> order.items().size()), held.pieces());
    }

    private static void money(Report report, OlistHistory history, Sums held) {
        List<OlistOrder> orders = history.orders();
        report.figure("item price BRL", history.prices().exact(), Cents.decimal(held.goods()));
        report.figure("freight BRL", history.freights().exact(), Cents.decimal(held.shipping()));
        report.figure(
                "payments BRL",
                history.payments().exact(),
                Cents.decimal(held.captured() + held.voided()),
                ": captured " + Cents.decimal(held.captured()) + " and voided " + Cents.decimal(held.voided()));
        long refunded = sum(orders, order -> order.isCancelled() && !isVoided(order) ? order.paid() : 0);
        report.figure("  of these refunded BRL", Cents.decimal(refunded), Cents.decimal(held.refunded()));
    }

    private static void rules(Report report, OlistHistory history) {
        List<OlistOrder> orders = history.orders();
        long rounded = history.prices().roundedRows()
                + history.freights().roundedRows()
                + history.payments().roundedRows();
        RULES.formatted(
                        count(orders, OlistReport::isAdjusted),
                        Cents.decimal(sum(orders, OlistReport::adjustment)),
                        count(orders, OlistReport::arrivedBeforeItLeft),
                        rounded)
                .lines()
                .forEach(report::rule);
    }

    private static boolean isVoided(OlistOrder order) {
        return OlistOrders.paymentStatus(order) == PaymentStatus.VOIDED;
    }

    private static boolean isSplit(OlistOrder order) {
        return order.items().stream().map(OlistOrder.Item::seller).distinct().count() > 1;
    }

    private static boolean isAdjusted(OlistOrder order) {
        return adjustment(order) != 0;
    }

    private static long adjustment(OlistOrder order) {
        return order.paid() - order.goods() - order.freight();
    }

    private static boolean arrivedBeforeItLeft(OlistOrder order) {
        Instant left = order.times().shipped();
        Instant arrived = order.times().delivered();
        return order.status() == Status.DELIVERED && left != null && arrived != null && arrived.isBefore(left);
    }

    /** Which states of the data a state here is made of, with their numbers. */
    private static String mix(List<OlistOrder> orders, Status... statuses) {
        return Stream.of(statuses)
                .map(status -> status.name().toLowerCase(Locale.ROOT) + " " + count(orders, status))
                .collect(Collectors.joining(", ", ": ", ""));
    }

    private static long count(List<OlistOrder> orders, Status... statuses) {
        return count(orders, order -> List.of(statuses).contains(order.status()));
    }

    private static long count(List<OlistOrder> orders, Predicate<OlistOrder> which) {
        return orders.stream().filter(which).count();
    }

    private static long sum(List<OlistOrder> orders, ToLongFunction<OlistOrder> amount) {
        return orders.stream().mapToLong(amount).sum();
    }
}
