package dev.tradewind.tools.retail;

import dev.tradewind.tools.retail.InvoiceLine.Matter;
import dev.tradewind.tools.retail.Survey.Bought;
import dev.tradewind.tools.table.Cents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds for each cancellation the sales that it cancels: earlier ones of the same customer and code, the latest
 * first, at the same price if there are enough, else at any. A named customer's discount, manual credit or returned
 * postage without such a sale goes against the goods of the latest earlier invoice that was big enough. A
 * cancellation is matched wholly or not at all, and nothing gives back more than was paid. Holds only sales of what
 * is cancelled somewhere.
 */
final class Matching {
    private final Survey survey;
    private final Map<Bought, List<Sold>> sold = new HashMap<>();
    private final Map<String, List<Paid>> invoices = new HashMap<>();
    private final Map<String, Refund> refunds = new HashMap<>();
    private final Map<Long, String> refusals = new HashMap<>();

    Matching(Survey survey) {
        this.survey = survey;
    }

    /** What is left of an invoice to be given back, in pence. */
    private static final class Paid {
        private final String invoice;
        private final Map<Matter, Long> left = new EnumMap<>(Matter.class);

        Paid(String invoice) {
            this.invoice = invoice;
        }

        long left(Matter matter) {
            return left.getOrDefault(matter, 0L);
        }

        void take(Matter matter, long pence) {
            left.merge(matter, -pence, Long::sum);
        }
    }

    /** What is left of a line to be cancelled. */
    private static final class Sold {
        private final Paid paid;
        private final Matter matter;
        private final BigDecimal price;
        private long pieces;

        Sold(Paid paid, InvoiceLine line) {
            this.paid = paid;
            this.matter = line.matter();
            this.price = line.price();
            this.pieces = line.quantity();
        }
    }

    /** Part of a cancellation that falls on one line. */
    private record Portion(Sold sold, long pieces, long pence) {}

    /** Lines come in the order of the file. */
    void add(InvoiceLine line) {
        if (line.isSale() && survey.cancels(line)) {
            sale(line);
        } else if (line.isCancellation() && line.matter() != Matter.OWN_BOOKS && line.quantity() < 0) {
            cancel(line);
        }
    }

    private void sale(InvoiceLine line) {
        Paid paid = paid(line);
        paid.take(line.matter(), -line.pence());
        if (survey.isCancelled(line)) {
            sold.computeIfAbsent(Bought.of(line), bought -> new ArrayList<>()).add(new Sold(paid, line));
        }
    }

    private Paid paid(InvoiceLine line) {
        List<Paid> own = invoices.computeIfAbsent(line.customer(), customer -> new ArrayList<>());
        if (own.isEmpty() || !own.getLast().invoice.equals(line.invoice())) {
            own.add(new Paid(line.invoice()));
        }
        return own.getLast();
    }

    private void cancel(InvoiceLine line) {
        List<Sold> candidates = sold.getOrDefault(Bought.of(line), List.of());
        boolean found = take(line, candidates, one -> one.price.compareTo(line.price()) == 0);
        if (!found && !line.customer().isEmpty()) {
            found = take(line, candidates, one -> true) || line.matter() != Matter.GOODS && credit(line);
        }
        if (!found) {
            refusals.put(line.line(), reason(line, candidates));
        }
    }

    private static String reason(InvoiceLine line, List<Sold> candidates) {
        if (line.customer().isEmpty()) {
            return "a cancellation that names no customer and fits no sale";
        }
        return candidates.isEmpty()
                ? "a cancellation of something that was not sold to this customer within the file"
                : "a cancellation of more than was sold to this customer within the file";
    }

    /** Takes pieces and money of the latest lines; whole or not at all. */
    private boolean take(InvoiceLine line, List<Sold> candidates, Predicate<Sold> which) {
        List<Portion> portions = new ArrayList<>();
        long pieces = -line.quantity();
        long pence = -line.pence();
        for (int i = candidates.size() - 1; i >= 0 && (pieces > 0 || pence > 0); i--) {
            Sold one = candidates.get(i);
            if (one.pieces > 0 && which.test(one)) {
                Portion portion = portion(one, pieces, pence);
                pieces -= portion.pieces;
                pence -= portion.pence;
                book(portion, 1);
                portions.add(portion);
            }
        }
        if (pieces > 0 || pence > 0) {
            portions.forEach(portion -> book(portion, -1));
            return false;
        }
        portions.forEach(portion -> refund(portion.sold.paid).add(portion.sold.matter, portion.pence));
        settle(line, portions.getLast().sold.paid);
        return true;
    }

    private static Portion portion(Sold one, long pieces, long pence) {
        long taken = Math.min(one.pieces, pieces);
        long worth = Cents.of(one.price.multiply(BigDecimal.valueOf(taken)));
        // The last pieces take what rounding has left over.
        long money = taken == pieces ? pence : Math.min(pence, worth);
        return new Portion(one, taken, Math.min(money, one.paid.left(one.matter)));
    }

    private static void book(Portion portion, int sign) {
        portion.sold.pieces -= sign * portion.pieces;
        portion.sold.paid.take(portion.sold.matter, sign * portion.pence);
    }

    private boolean credit(InvoiceLine line) {
        long pence = -line.pence();
        List<Paid> own = invoices.getOrDefault(line.customer(), List.of());
        Optional<Paid> enough = own.reversed().stream()
                .filter(paid -> paid.left(Matter.GOODS) >= pence)
                .findFirst();
        enough.ifPresent(paid -> {
            paid.take(Matter.GOODS, pence);
            refund(paid).add(Matter.GOODS, pence);
            settle(line, paid);
        });
        return enough.isPresent();
    }

    private Refund refund(Paid paid) {
        return refunds.computeIfAbsent(paid.invoice, invoice -> new Refund());
    }

    private void settle(InvoiceLine line, Paid paid) {
        refund(paid).settles(line.line());
    }

    /** What was given back, by invoice. */
    Map<String, Refund> refunds() {
        return Collections.unmodifiableMap(refunds);
    }

    /** Why a cancellation is matched with nothing; empty when it is. */
    Optional<String> refusal(InvoiceLine line) {
        return Optional.ofNullable(refusals.get(line.line()));
    }
}
