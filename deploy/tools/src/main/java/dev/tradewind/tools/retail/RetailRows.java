package dev.tradewind.tools.retail;

import dev.tradewind.tools.account.RowAccount;
import dev.tradewind.tools.retail.InvoiceLine.Matter;
import dev.tradewind.tools.table.Cents;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Accounts for the file's rows, and for the money of which they speak: in orders, refused, or lost in rounding. */
final class RetailRows {
    private final RowAccount account;
    private final Map<Long, InvoiceLine> matched = new HashMap<>();
    private final Set<String> refusedInvoices = new HashSet<>();
    private final Map<String, BigDecimal> refused = new TreeMap<>();
    private BigDecimal rounding = BigDecimal.ZERO;

    RetailRows(RowAccount account) {
        this.account = account;
    }

    void refused(InvoiceLine line, String reason) {
        refused.merge(reason.split(": ", 2)[0], line.amount(), BigDecimal::add);
        account.refused(line.line(), reason);
    }

    void refused(Invoice invoice, String reason) {
        refusedInvoices.add(invoice.number());
        invoice.lines().forEach(line -> refused(line, reason));
    }

    void imported(Invoice invoice) {
        for (InvoiceLine line : invoice.lines()) {
            inOrder(line);
            if (line.matter() == Matter.GOODS) {
                account.imported();
            } else if (line.matter() == Matter.CARRIAGE) {
                account.merged(line.line(), "an order's shipping");
            } else {
                account.merged(line.line(), "the adjustment of an order's payment: " + line.code());
            }
        }
    }

    private void inOrder(InvoiceLine line) {
        rounding = rounding.add(line.amount().subtract(Cents.decimal(line.pence())));
    }

    /** A cancellation that belongs to an order: it is accounted for when all orders are through. */
    void matched(InvoiceLine line) {
        matched.put(line.line(), line);
    }

    /** Accounts for the cancellations: each shares the fate of its order. */
    void settle(Map<String, Refund> refunds) {
        refunds.forEach((invoice, refund) -> refund.lines().forEach(number -> {
            InvoiceLine line = matched.remove(number);
            if (line != null && refusedInvoices.contains(invoice)) {
                refused(line, "a cancellation of an order that was refused");
            } else if (line != null) {
                inOrder(line);
                account.merged(number, "the refund of an order");
            }
        }));
    }

    /** Sums of quantity × price over refused rows, by reason. */
    Map<String, BigDecimal> refusedMoney() {
        return Collections.unmodifiableMap(refused);
    }

    /** What the rows in orders come to beyond the orders' pence. */
    BigDecimal rounding() {
        return rounding;
    }
}
