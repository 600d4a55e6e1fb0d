package dev.tradewind.tools.retail;

import dev.tradewind.tools.table.BadRow;
import dev.tradewind.tools.table.Cents;
import dev.tradewind.tools.table.Row;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One row of the file.
 *
 * @param code in capital letters: codes that differ only in case are one
 * @param quantity negative where something came back or was written off
 * @param price exact, as many decimals as there are
 * @param customer without the {@code .0} of a table program; empty where the row names none
 */
record InvoiceLine(
        long line,
        String invoice,
        String code,
        String description,
        long quantity,
        BigDecimal price,
        LocalDateTime time,
        String customer,
        String country) {
    private static final Pattern GOODS = Pattern.compile("\\d{5}[A-Z]*");
    private static final Set<String> CARRIAGE = Set.of("POST", "DOT", "C2");
    private static final Set<String> OWN_BOOKS = Set.of("AMAZONFEE", "B", "CRUK");
    private static final Pattern FLOAT_TAIL = Pattern.compile("\\.0+$");

    /** What a row is about, by its code. */
    enum Matter {
        GOODS,
        /** Postage and carriage: part of an order's shipping. */
        CARRIAGE,
        /** Manual entries, discounts, samples, vouchers, bank charges: paid, but not goods. */
        CHARGE,
        /** What the merchant has with Amazon, its bank, a charity or a bad debtor: no business with a customer. */
        OWN_BOOKS
    }

    static final String[] COLUMNS = {
        "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"
    };

    static InvoiceLine of(Row row) {
        long quantity = row.whole("Quantity");
        if (quantity == 0) {
            throw new BadRow("Quantity is 0");
        }
        return new InvoiceLine(
                row.line(),
                row.required("InvoiceNo").toUpperCase(Locale.ROOT),
                row.required("StockCode").toUpperCase(Locale.ROOT),
                row.text("Description"),
                quantity,
                row.decimal("UnitPrice"),
                row.time("InvoiceDate"),
                FLOAT_TAIL.matcher(row.text("CustomerID")).replaceFirst(""),
                row.text("Country"));
    }

    Matter matter() {
        if (GOODS.matcher(code).matches()) {
            return Matter.GOODS;
        }
        if (CARRIAGE.contains(code)) {
            return Matter.CARRIAGE;
        }
        boolean ownBank = code.equals("BANK CHARGES") && customer.isEmpty();
        return OWN_BOOKS.contains(code) || ownBank || price.signum() < 0 ? Matter.OWN_BOOKS : Matter.CHARGE;
    }

    boolean isCancellation() {
        return invoice.startsWith("C");
    }

    /** Something sold, given or charged; not a cancellation, a write-off or the merchant's own books. */
    boolean isSale() {
        return !isCancellation() && quantity > 0 && matter() != Matter.OWN_BOOKS;
    }

    /** Exact: negative where money goes back. */
    BigDecimal amount() {
        return price.multiply(BigDecimal.valueOf(quantity));
    }

    /** The amount in pence, rounded half up. */
    long pence() {
        return Cents.of(amount());
    }
}
