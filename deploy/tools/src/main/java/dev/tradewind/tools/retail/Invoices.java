package dev.tradewind.tools.retail;

import dev.tradewind.tools.retail.InvoiceLine.Matter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers the file's lines into invoices and sorts out what is no sale. Holds the lines of unfinished invoices only.
 */
final class Invoices {
    private final Survey survey;
    private final Matching matching;
    private final RetailRows rows;
    private final Set<String> offered;
    private final Map<String, Invoice> open = new HashMap<>();

    /** @param offered codes that can be sold */
    Invoices(Survey survey, Matching matching, RetailRows rows, Set<String> offered) {
        this.survey = survey;
        this.matching = matching;
        this.rows = rows;
        this.offered = offered;
    }

    /** The invoice that this line completes, when it sells anything. Lines that sell nothing are accounted for. */
    Optional<Invoice> add(InvoiceLine line) {
        Optional<String> refusal = refusal(line);
        if (refusal.isPresent()) {
            rows.refused(line, refusal.get());
        } else if (line.isCancellation()) {
            rows.matched(line);
        } else {
            open.computeIfAbsent(line.invoice(), number -> new Invoice()).add(line);
        }
        return survey.isLast(line)
                ? Optional.ofNullable(open.remove(line.invoice())).flatMap(this::sellable)
                : Optional.empty();
    }

    private Optional<String> refusal(InvoiceLine line) {
        if (line.matter() == Matter.OWN_BOOKS) {
            return Optional.of("the merchant's own bookkeeping, no business with a customer: " + line.code());
        }
        if (line.isCancellation()) {
            return line.quantity() > 0
                    ? Optional.of("a cancellation with a positive quantity")
                    : matching.refusal(line);
        }
        return line.quantity() < 0
                ? Optional.of("pieces written off, no sale: " + line.description())
                : Optional.empty();
    }

    private Optional<Invoice> sellable(Invoice invoice) {
        if (invoice.isStockFound()) {
            invoice.lines()
                    .forEach(line ->
                            rows.refused(line, "pieces found, no sale (no price, no customer): " + line.description()));
            return Optional.empty();
        }
        invoice.remove(line -> line.matter() == Matter.GOODS && !offered.contains(line.code()))
                .forEach(line -> rows.refused(line, "given away, and never sold at any price: " + line.code()));
        return invoice.isEmpty() ? Optional.empty() : Optional.of(invoice);
    }
}
