package dev.tradewind.auditor;

import dev.tradewind.contracts.shared.Audit;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;

/** Lets every domain add up all that it has, and compares the money of all orders page by page. It reads everything. */
final class FullAudit {
    private final Audited audited;
    private final MoneyProof money;
    private final ConsumptionProof consumption;

    FullAudit(Audited audited, MoneyProof money, ConsumptionProof consumption) {
        this.audited = audited;
        this.money = money;
        this.consumption = consumption;
    }

    /** What was found of each invariant, 1 to 5. */
    Future<List<Finding>> run() {
        Future<Audit> orders = audited.orders().audit();
        Future<Audit> payments = audited.payments().audit();
        Future<MoneyProof.Findings> moved = money.compare();
        return Future.all(List.of(
                        stock(),
                        Finding.together(Stream.of(Finding.of("orders", orders), Finding.of("payments", payments))),
                        ledger(moved),
                        ends(orders, moved),
                        consumption.prove()))
                .map(all -> all.list());
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
}
