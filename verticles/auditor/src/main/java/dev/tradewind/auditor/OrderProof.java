package dev.tradewind.auditor;

import dev.tradewind.auditor.OrderCopy.Sum;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules that an order's copy must keep.
 *
 * @param grace how long past its deadline an order may be undecided
 * @param letGo how long a provider may take to let go of a cancelled order's money
 */
record OrderProof(Duration grace, Duration letGo) {
    private static final String PAYMENTS = "payments";
    private static final String LEDGER = "settlement";
    private static final String AUTHORIZATION = "authorization";
    private static final String CAPTURE = "capture";
    private static final String REFUND = "refund";

    static final Set<Rule> RULES = Set.of(
            Rule.STOCK_IS_HELD_FOR_LIVE_ORDERS,
            Rule.ONE_LIVE_ORDER_PER_CART,
            Rule.ONE_LIVE_PAYMENT_PER_ORDER,
            Rule.CAPTURED_WITHIN_AUTHORIZED,
            Rule.REFUNDED_WITHIN_CAPTURED,
            Rule.MONEY_TAKEN_IS_POSTED,
            Rule.TRANSACTIONS_SUM_TO_ZERO,
            Rule.DECIDED_WITHIN_DEADLINE,
            Rule.ACCEPTED_ORDER_IS_PLACED,
            Rule.NO_MONEY_WITHOUT_ORDER,
            Rule.NOTHING_HELD_FOR_CANCELLED);

    /**
     * What a look brought.
     *
     * @param nextLook when time alone may make a difference; null when only news can
     */
    record Verdict(List<Breaking> breaking, @Nullable Instant nextLook) {}

    Verdict judge(OrderCopy order, Instant now) {
        List<Breaking> breaking = new ArrayList<>();
        counts(order, breaking);
        order.sums().stream().map(Sum::currency).distinct().forEach(currency -> money(order, currency, breaking));
        ownership(order, breaking);
        Instant decision = late(order, now, breaking);
        Instant release = held(order, now, breaking);
        return new Verdict(breaking, earlier(decision, release));
    }

    private static void counts(OrderCopy order, List<Breaking> breaking) {
        if (order.standing().placed() && !order.standing().cancelled() && order.liveOrders() > 1) {
            breaking.add(Rule.ONE_LIVE_ORDER_PER_CART.by(
                    order.id(), "live orders of " + order.cartId() + ": " + order.liveOrders() + " ≤ 1"));
        }
        if (order.payments().live() > 1) {
            breaking.add(Rule.ONE_LIVE_PAYMENT_PER_ORDER.by(
                    order.id(), "live payments: " + order.payments().live() + " ≤ 1"));
        }
        if (order.unbalanced() != null) {
            breaking.add(Rule.TRANSACTIONS_SUM_TO_ZERO.by(order.id(), order.unbalanced()));
        }
    }

    private static void money(OrderCopy order, String currency, List<Breaking> breaking) {
        long captured = sum(order, PAYMENTS, CAPTURE, currency);
        long refunded = sum(order, PAYMENTS, REFUND, currency);
        long posted = sum(order, LEDGER, CAPTURE, currency);
        long postedBack = sum(order, LEDGER, REFUND, currency);
        if (captured != posted || refunded != postedBack) {
            breaking.add(Rule.MONEY_TAKEN_IS_POSTED.by(
                    order.id(),
                    "captured %d − refunded %d = ledger's %d − %d, %s"
                            .formatted(captured, refunded, posted, postedBack, currency)));
        }
        if (refunded > captured) {
            breaking.add(Rule.REFUNDED_WITHIN_CAPTURED.by(
                    order.id(), "refunded %d ≤ captured %d, %s".formatted(refunded, captured, currency)));
        }
        Set<String> payments = order.sums().stream()
                .filter(s -> s.book().equals(PAYMENTS) && s.kind().equals(AUTHORIZATION))
                .map(s -> Objects.requireNonNull(s.paymentId()))
                .collect(Collectors.toCollection(TreeSet::new));
        for (String payment : payments) {
            Predicate<Sum> ofPayment = s -> payment.equals(s.paymentId());
            long taken = sum(
                    order,
                    ofPayment.and(s -> s.kind().equals(CAPTURE) && s.currency().equals(currency)));
            long allowed = sum(
                    order,
                    ofPayment.and(
                            s -> s.kind().equals(AUTHORIZATION) && s.currency().equals(currency)));
            if (taken > allowed) {
                breaking.add(Rule.CAPTURED_WITHIN_AUTHORIZED.by(
                        order.id(),
                        "%s: captured %d ≤ authorized %d, %s".formatted(payment, taken, allowed, currency)));
            }
        }
    }

    private static void ownership(OrderCopy order, List<Breaking> breaking) {
        if (!order.standing().placed() && order.payments().known() > 0) {
            breaking.add(Rule.NO_MONEY_WITHOUT_ORDER.by(
                    order.id(), "payments " + order.payments().known() + ", orders 0"));
        }
        boolean live = order.standing().placed() && !order.standing().cancelled();
        if (!live && order.pieces() > 0) {
            String why = order.standing().cancelled() ? "is cancelled" : "does not exist";
            breaking.add(Rule.STOCK_IS_HELD_FOR_LIVE_ORDERS.by(
                    order.id(), "pieces held " + order.pieces() + " = 0, since the order " + why));
        }
    }

    private @Nullable Instant late(OrderCopy order, Instant now, List<Breaking> breaking) {
        Instant due = order.dueAt();
        if (due == null || order.standing().decided()) {
            return null;
        }
        Instant late = due.plus(grace);
        if (now.isBefore(late)) {
            return late;
        }
        breaking.add(
                order.standing().placed()
                        ? Rule.DECIDED_WITHIN_DEADLINE.by(order.id(), "undecided past " + due)
                        : Rule.ACCEPTED_ORDER_IS_PLACED.by(
                                order.id(), "accepted at " + order.acceptedAt() + ", not placed by " + due));
        return null;
    }

    private @Nullable Instant held(OrderCopy order, Instant now, List<Breaking> breaking) {
        Instant cancelled = order.cancelledAt();
        boolean kept = sum(order, s -> s.kind().equals(CAPTURE)) > 0;
        if (cancelled == null || order.payments().held() == 0 || kept) {
            return null;
        }
        Instant late = cancelled.plus(letGo);
        if (now.isBefore(late)) {
            return late;
        }
        breaking.add(Rule.NOTHING_HELD_FOR_CANCELLED.by(
                order.id(), "payments with money held " + order.payments().held() + " = 0, cancelled at " + cancelled));
        return null;
    }

    private static long sum(OrderCopy order, String book, String kind, String currency) {
        return sum(
                order,
                s -> s.book().equals(book)
                        && s.kind().equals(kind)
                        && s.currency().equals(currency));
    }

    private static long sum(OrderCopy order, Predicate<Sum> which) {
        return order.sums().stream().filter(which).mapToLong(Sum::amount).sum();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(one, other)
                .flatMap(Stream::ofNullable)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
