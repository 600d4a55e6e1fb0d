package dev.tradewind.tools.retail;

import dev.tradewind.tools.retail.InvoiceLine.Matter;
import dev.tradewind.tools.table.Cents;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What must be known of the whole file before its first order can be made. Grows with invoices, articles and
 * customers, not with rows.
 */
final class Survey {
    private final Map<String, Long> lastLines = new HashMap<>();
    private final Map<String, Article> articles = new LinkedHashMap<>();
    private final Map<String, String> countries = new LinkedHashMap<>();
    private final Set<Bought> cancelled = new HashSet<>();
    private final Set<String> cancellers = new HashSet<>();
    private final Set<String> codes = new HashSet<>();
    private BigDecimal net = BigDecimal.ZERO;
    private long anonymousRows;
    private long carriage;
    private long carriageRows;

    /** What a customer bought, or cancelled. */
    record Bought(String customer, String code) {
        static Bought of(InvoiceLine line) {
            return new Bought(line.customer(), line.code());
        }
    }

    void add(InvoiceLine line, String originalCode) {
        lastLines.put(line.invoice(), line.line());
        codes.add(originalCode);
        net = net.add(line.amount());
        anonymousRows += line.customer().isEmpty() ? 1 : 0;
        if (!line.customer().isEmpty()) {
            countries.putIfAbsent(line.customer(), line.country());
        }
        if (line.isCancellation()) {
            cancelled.add(Bought.of(line));
            cancellers.add(line.customer());
        } else if (line.isSale()) {
            sale(line);
        }
    }

    private void sale(InvoiceLine line) {
        if (line.matter() == Matter.GOODS) {
            articles.computeIfAbsent(line.code(), Article::new).sold(line);
        } else if (line.matter() == Matter.CARRIAGE) {
            carriage += line.pence();
            carriageRows++;
        }
    }

    boolean isLast(InvoiceLine line) {
        return lastLines.getOrDefault(line.invoice(), 0L) == line.line();
    }

    /** Whether anything of what this line sells is cancelled anywhere in the file. */
    boolean isCancelled(InvoiceLine line) {
        return cancelled.contains(Bought.of(line));
    }

    /** Whether this line's customer cancels anything. */
    boolean cancels(InvoiceLine line) {
        return cancellers.contains(line.customer());
    }

    /** Goods that were sold, by code, in the order of their first sale. */
    Map<String, Article> articles() {
        return Collections.unmodifiableMap(articles);
    }

    /** Customers with the country of their first row, in the order of the file. */
    Map<String, String> customers() {
        return Collections.unmodifiableMap(countries);
    }

    Set<String> invoices() {
        return Collections.unmodifiableSet(lastLines.keySet());
    }

    /** How many codes there are before those that differ only in case are taken for one. */
    int originalCodes() {
        return codes.size();
    }

    /** Sum of quantity × price over all rows. */
    BigDecimal net() {
        return net;
    }

    long anonymousRows() {
        return anonymousRows;
    }

    /** The mean of all amounts for postage and carriage. */
    long meanCarriage() {
        return carriageRows == 0
                ? 0
                : Cents.of(Cents.decimal(carriage).divide(BigDecimal.valueOf(carriageRows), 4, RoundingMode.HALF_UP));
    }
}
