package dev.tradewind.tools.olist;

import dev.tradewind.tools.olist.OlistOrder.Item;
import dev.tradewind.tools.olist.OlistOrder.Payment;
import dev.tradewind.tools.olist.OlistOrder.Status;
import dev.tradewind.tools.olist.OlistOrder.Times;
import dev.tradewind.tools.table.BadRow;
import dev.tradewind.tools.table.Cents;
import dev.tradewind.tools.table.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders with what belongs to them. The files are sorted by nothing, so orders, items, payments and customers are
 * held in memory (some 200 bytes a row: the whole of Olist fits into 60 MB); all other files are streamed.
 */
final class OlistHistory {
    private static final ZoneId BRAZIL = ZoneId.of("America/Sao_Paulo");

    private final OlistAccounts accounts;
    private final Map<String, OlistCustomer> customers = new LinkedHashMap<>();
    private final Map<String, OlistOrder> orders = new HashMap<>();
    private final Cents prices = new Cents();
    private final Cents freights = new Cents();
    private final Cents payments = new Cents();

    private OlistHistory(OlistAccounts accounts) {
        this.accounts = accounts;
    }

    /** Rows that cannot be used are refused in the accounts; the others are still to be accounted for. */
    static OlistHistory read(OlistFiles files, OlistAccounts accounts) throws IOException {
        var history = new OlistHistory(accounts);
        files.customers().read(accounts.customers(), in -> in, history::customer);
        files.orders().read(accounts.orders(), in -> in, history::order);
        files.items().read(accounts.items(), in -> in, history::item);
        files.payments().read(accounts.payments(), in -> in, history::payment);
        history.orders.values().forEach(order -> order.items().sort(Comparator.comparingInt(Item::number)));
        return history;
    }

    private void customer(Row row) {
        var customer = new OlistCustomer(
                row.line(),
                row.required("customer_id"),
                row.required("customer_unique_id"),
                row.text("customer_zip_code_prefix"),
                row.text("customer_city"),
                row.text("customer_state"));
        if (customers.putIfAbsent(customer.id(), customer) != null) {
            accounts.customers().merged(row.line(), "a customer's row that is there twice");
        }
    }

    private void order(Row row) {
        OlistCustomer customer = customers.get(row.required("customer_id"));
        if (customer == null) {
            throw new BadRow("its customer is not in the customers file");
        }
        var times = new Times(
                instant(row.time("order_purchase_timestamp")),
                instantOrNull(row.timeOrNull("order_approved_at")),
                instantOrNull(row.timeOrNull("order_delivered_carrier_date")),
                instantOrNull(row.timeOrNull("order_delivered_customer_date")));
        String id = row.required("order_id");
        var order = new OlistOrder(row.line(), id, status(row), customer, times, new ArrayList<>(), new ArrayList<>());
        if (orders.putIfAbsent(id, order) != null) {
            accounts.orders().merged(row.line(), "an order's row that is there twice");
        }
    }

    private static Status status(Row row) {
        String text = row.required("order_status");
        for (Status status : Status.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(text)) {
                return status;
            }
        }
        throw new BadRow("order_status is unknown: " + text);
    }

    private void item(Row row) {
        OlistOrder order = orderOf(row);
        int number = Math.toIntExact(row.whole("order_item_id"));
        if (order.items().stream().anyMatch(known -> known.number() == number)) {
            accounts.items().merged(row.line(), "an item's row that is there twice");
            return;
        }
        order.items()
                .add(new Item(
                        row.line(),
                        number,
                        row.required("product_id"),
                        row.required("seller_id"),
                        prices.add(positive(row, "price")),
                        freights.add(positive(row, "freight_value"))));
    }

    private void payment(Row row) {
        OlistOrder order = orderOf(row);
        order.payments().add(new Payment(row.line(), payments.add(positive(row, "payment_value"))));
    }

    private OlistOrder orderOf(Row row) {
        OlistOrder order = orders.get(row.required("order_id"));
        if (order == null) {
            throw new BadRow("its order is not in the orders file, or was refused");
        }
        return order;
    }

    private static BigDecimal positive(Row row, String column) {
        BigDecimal amount = row.decimal(column);
        if (amount.signum() < 0) {
            throw new BadRow(column + " is negative: " + amount);
        }
        return amount;
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(BRAZIL).toInstant();
    }

    private static @Nullable Instant instantOrNull(@Nullable LocalDateTime local) {
        return local == null ? null : instant(local);
    }

    /** By time of purchase. */
    List<OlistOrder> orders() {
        return orders.values().stream()
                .sorted(Comparator.comparing((OlistOrder order) -> order.times().purchased())
                        .thenComparing(OlistOrder::id))
                .toList();
    }

    /** In the order of the file. */
    List<OlistCustomer> customers() {
        return List.copyOf(customers.values());
    }

    Cents prices() {
        return prices;
    }

    Cents freights() {
        return freights;
    }

    Cents payments() {
        return payments;
    }
}
