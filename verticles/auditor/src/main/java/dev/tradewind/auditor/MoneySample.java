package dev.tradewind.auditor;

import dev.tradewind.contracts.orders.OrderMoney;
import dev.tradewind.contracts.settlement.OrderIds;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares, for a few orders at a time, what payments, the ledger and orders say when they are asked. */
final class MoneySample {
    private static final String NAME = "money";
    private static final String POSTED = NAME + ": payments = ledger";
    private static final String OWNED = NAME + ": payments = orders";
    private static final int AGAIN_MAX = 20;

    private final Audited audited;
    private final ProofStore proofs;
    private final BreachStore breaches;
    private final int size;

    MoneySample(Audited audited, ProofStore proofs, BreachStore breaches, int size) {
        this.audited = audited;
        this.proofs = proofs;
        this.breaches = breaches;
        this.size = size;
    }

    Future<Examined> examine() {
        return Future.all(next(), again())
                .map(both -> {
                    Map<OrderId, OrderMoney> paid = new LinkedHashMap<>();
                    both.<List<OrderMoney>>resultAt(1).forEach(m -> paid.put(m.orderId(), m));
                    both.<List<OrderMoney>>resultAt(0).stream()
                            .limit(PageRequest.MAX_LIMIT - AGAIN_MAX)
                            .forEach(m -> paid.put(m.orderId(), m));
                    return List.copyOf(paid.values());
                })
                .compose(this::compared)
                .otherwise(away ->
                        Examined.unreachable(Step.sample(NAME), "payments, settlement or orders", Set.of(3, 4)));
    }

    private Future<List<OrderMoney>> next() {
        int limit = Math.min(size, PageRequest.MAX_LIMIT - AGAIN_MAX);
        if (limit == 0) {
            return Future.succeededFuture(List.of());
        }
        return proofs.reached(NAME)
                .compose(after -> audited.payments().money(new PageRequest(limit, after.isEmpty() ? null : after)))
                .compose(page -> {
                    String next = page.meta().next();
                    return proofs.reach(NAME, next == null ? "" : next).map(page.data());
                });
    }

    /** Those under suspicion, each asked for by itself. */
    private Future<List<OrderMoney>> again() {
        return breaches.open(NAME + ":")
                .compose(ids -> Future.all(ids.stream()
                        .distinct()
                        .limit(AGAIN_MAX)
                        .map(OrderId::new)
                        .map(this::money)
                        .toList()))
                .map(all -> all.<List<OrderMoney>>list().stream()
                        .flatMap(List::stream)
                        .toList());
    }

    private Future<List<OrderMoney>> money(OrderId order) {
        return audited.payments().money(new PageRequest(1, Sides.before(order))).map(page -> page.data().stream()
                .filter(m -> m.orderId().equals(order))
                .toList());
    }

    private Future<Examined> compared(List<OrderMoney> paid) {
        OrderIds ids = new OrderIds(paid.stream().map(OrderMoney::orderId).toList());
        if (paid.isEmpty()) {
            return Future.succeededFuture(Examined.nothing(Step.sample(NAME)));
        }
        return Future.all(audited.settlement().money(ids), audited.orders().money(ids))
                .map(both -> examined(Sides.of(paid, both.resultAt(0), both.resultAt(1))));
    }

    private static Examined examined(List<Sides> sides) {
        List<Breaking> breaking = new ArrayList<>();
        for (Sides one : sides) {
            String order = one.paid().orderId().value();
            if (!one.isPosted()) {
                breaking.add(new Breaking(3, POSTED, order, one.numbers()));
            }
            if (!one.isOwned()) {
                breaking.add(new Breaking(4, OWNED, order, one.numbers()));
            }
        }
        Set<String> looked = sides.stream().map(s -> s.paid().orderId().value()).collect(Collectors.toSet());
        String numbers = sides.size() + " orders with payments";
        Map<Integer, List<String>> equations = Map.of(
                3, List.of(numbers + ", of which payments and ledger say the same: " + right(sides, true)),
                4, List.of(numbers + ", of which payments and orders say the same: " + right(sides, false)));
        return new Examined(Step.sample(NAME), Set.of(POSTED, OWNED), looked, breaking, equations, sides.size(), true);
    }

    private static long right(List<Sides> sides, boolean posted) {
        return sides.stream().filter(s -> posted ? s.isPosted() : s.isOwned()).count();
    }
}
