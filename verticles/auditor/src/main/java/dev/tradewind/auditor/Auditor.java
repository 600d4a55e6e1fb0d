package dev.tradewind.auditor;

import dev.tradewind.contracts.auditor.AuditorService;
import dev.tradewind.contracts.auditor.Invariant;
import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.contracts.shared.Audit;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Proves the invariants. */
final class Auditor implements AuditorService {
    private final Audited audited;
    private final MoneyProof money;
    private final ConsumptionProof consumption;

    Auditor(Audited audited, MoneyProof money, ConsumptionProof consumption) {
        this.audited = audited;
        this.money = money;
        this.consumption = consumption;
    }

    @Override
    public Future<Invariants> invariants() {
        Future<Audit> orders = audited.orders().audit();
        Future<Audit> payments = audited.payments().audit();
        Future<MoneyProof.Findings> moved = money.compare();
        return Future.all(List.of(
                        invariant(1, "Stock is never oversold", stock()),
                        invariant(
                                2,
                                "One order per cart, one payment per order",
                                Finding.together(
                                        Stream.of(Finding.of("orders", orders), Finding.of("payments", payments)))),
                        invariant(3, "Money taken is money posted", ledger(moved)),
                        invariant(4, "Every order ends, and no money is without one", ends(orders, moved)),
                        invariant(5, "Every event is consumed exactly once in effect", consumption.prove())))
                .map(all -> {
                    List<Invariant> proven = all.list();
                    return new Invariants(proven.stream().allMatch(Invariant::holds), proven);
                });
    }

    private Future<Finding> stock() {
        return Finding.together(Stream.of(
                Finding.of("inventory", audited.inventory().audit()),
                Finding.of("fulfillment", audited.fulfillment().audit())));
    }

    private Future<Finding> ledger(Future<MoneyProof.Findings> moved) {
        return Finding.together(Stream.of(
                Finding.of("settlement", audited.settlement().audit()),
                Finding.orUnreachable("payments or settlement", moved.map(MoneyProof.Findings::posted))));
    }

    private static Future<Finding> ends(Future<Audit> orders, Future<MoneyProof.Findings> moved) {
        return Finding.together(Stream.of(
                Finding.of("orders", orders),
                Finding.orUnreachable("payments or orders", moved.map(MoneyProof.Findings::owned))));
    }

    private static Future<Invariant> invariant(int number, String name, Future<Finding> proof) {
        return proof.map(finding -> new Invariant(
                number,
                name,
                finding.holds(),
                finding.equations(),
                finding.checked(),
                finding.offenders(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }
}
