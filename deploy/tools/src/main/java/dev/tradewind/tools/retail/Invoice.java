package dev.tradewind.tools.retail;

import dev.tradewind.tools.retail.InvoiceLine.Matter;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** A sale's invoice as its lines come in; it may be interrupted by other invoices and carry two times of day. */
final class Invoice {
    private final List<InvoiceLine> lines = new ArrayList<>();

    void add(InvoiceLine line) {
        lines.add(line);
    }

    /** Takes lines out that cannot be sold; they are the caller's to account for. */
    List<InvoiceLine> remove(Predicate<InvoiceLine> unsellable) {
        List<InvoiceLine> removed = lines.stream().filter(unsellable).toList();
        lines.removeAll(removed);
        return removed;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    List<InvoiceLine> lines() {
        return Collections.unmodifiableList(lines);
    }

    List<InvoiceLine> lines(Matter matter) {
        return lines.stream().filter(line -> line.matter() == matter).toList();
    }

    String number() {
        return lines.getFirst().invoice();
    }

    String customer() {
        return lines.getFirst().customer();
    }

    String country() {
        return lines.getFirst().country();
    }

    /** The earlier one where lines differ. */
    LocalDateTime time() {
        return Collections.min(lines.stream().map(InvoiceLine::time).toList());
    }

    /** Nobody's goods at no price: pieces that were found in the warehouse, not a sale. */
    boolean isStockFound() {
        return customer().isEmpty()
                && lines.stream().allMatch(line -> line.price().signum() == 0);
    }

    /** Pence, each line rounded by itself. */
    long pence(Matter matter) {
        return lines(matter).stream().mapToLong(InvoiceLine::pence).sum();
    }
}
