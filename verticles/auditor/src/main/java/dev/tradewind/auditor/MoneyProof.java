package dev.tradewind.auditor;

import dev.tradewind.contracts.orders.OrderMoney;
import dev.tradewind.contracts.orders.OrderMoneyPage;
import dev.tradewind.contracts.settlement.OrderIds;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Compares what payments, the ledger and orders say of each order's money, a page of orders at a time. */
final class MoneyProof {
    private static final int OFFENDERS_MAX = 100;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Vertx vertx;
    private final Audited audited;
    private final Duration settling;

    MoneyProof(Vertx vertx, Audited audited, Duration settling) {
        this.vertx = vertx;
        this.audited = audited;
        this.settling = settling;
    }

    /**
     * What came of it.
     *
     * @param posted payments against the ledger
     * @param owned payments against orders
     */
    record Findings(Finding posted, Finding owned) {}

    Future<Findings> compare() {
        return pages(new Tally(), null).map(Tally::findings);
    }

    private Future<Tally> pages(Tally tally, @Nullable String after) {
        return audited.payments()
                .money(new PageRequest(PageRequest.MAX_LIMIT, after))
                .compose(page -> page(tally, page).compose(done -> {
                    String next = page.meta().next();
                    // A timer's tick between pages keeps the stack flat.
                    return next == null
                            ? Future.succeededFuture(tally)
                            : vertx.timer(1, TimeUnit.MILLISECONDS).compose(tick -> pages(tally, next));
                }));
    }

    private Future<Void> page(Tally tally, OrderMoneyPage page) {
        if (page.data().isEmpty()) {
            return Future.succeededFuture();
        }
        return settled(page.data(), System.nanoTime()).map(compared -> {
            compared.forEach(tally::add);
            return null;
        });
    }

    /**
     * The three sides of these orders; where they differ they are looked at again, until they agree or have had their
     * time.
     */
    private Future<List<Sides>> settled(List<OrderMoney> paid, long began) {
        OrderIds ids = new OrderIds(paid.stream().map(OrderMoney::orderId).toList());
        return Future.all(audited.settlement().money(ids), audited.orders().money(ids))
                .compose(both -> {
                    List<Sides> sides = Sides.of(paid, both.resultAt(0), both.resultAt(1));
                    boolean agree = sides.stream().allMatch(Sides::agree);
                    boolean late = System.nanoTime() - began > settling.toNanos();
                    return agree || late ? Future.succeededFuture(sides) : again(paid, began);
                });
    }

    private Future<List<Sides>> again(List<OrderMoney> paid, long began) {
        OrderId first = paid.getFirst().orderId();
        return vertx.timer(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                .compose(tick -> audited.payments().money(new PageRequest(paid.size(), Sides.before(first))))
                .compose(page -> settled(page.data(), began));
    }

    /** Sums per currency, and the orders that differ. */
    private static final class Tally {
        private final Map<String, Money> paid = new TreeMap<>();
        private final Map<String, Money> posted = new TreeMap<>();
        private final List<String> notPosted = new ArrayList<>();
        private final List<String> notOwned = new ArrayList<>();
        private long orders;

        void add(Sides sides) {
            orders++;
            count(paid, sides.paid());
            if (sides.posted() != null) {
                count(posted, sides.posted());
            }
            note(sides.isPosted(), sides, notPosted);
            note(sides.isOwned(), sides, notOwned);
        }

        private static void count(Map<String, Money> sums, OrderMoney money) {
            sums.merge(money.captured().currency(), money.captured().minus(money.refunded()), Money::plus);
        }

        private static void note(boolean right, Sides sides, List<String> offenders) {
            if (!right && offenders.size() < OFFENDERS_MAX) {
                offenders.add(sides.paid().orderId().value());
            }
        }

        Findings findings() {
            List<String> sums = paid.entrySet().stream()
                    .map(sum -> "captured − refunded = ledger, " + sum.getKey() + ": "
                            + sum.getValue().amount() + " = "
                            + posted.getOrDefault(sum.getKey(), Money.zero(sum.getKey()))
                                    .amount())
                    .toList();
            String owners =
                    "orders with payments = orders that know of them: " + orders + " = " + (orders - notOwned.size());
            return new Findings(
                    new Finding(sums, orders, List.copyOf(notPosted), true),
                    new Finding(List.of(owners), orders, List.copyOf(notOwned), true));
        }
    }
}
