package dev.tradewind.settlement;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.payments.PaymentEvent.Captured;
import dev.tradewind.contracts.payments.PaymentEvent.RefundReturned;
import dev.tradewind.contracts.payments.PaymentEvent.Refunded;
import dev.tradewind.contracts.settlement.SettlementEvent;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.TransactionId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Posts the money that moved. */
final class SettlementReactions {
    private final LedgerStore store;
    private final EventLog<SettlementEvent> log;

    SettlementReactions(LedgerStore store, EventLog<SettlementEvent> log) {
        this.store = store;
        this.log = log;
    }

    /** A transaction with its id and the event that it follows from. */
    private record Caused(TransactionId id, Ledger.Transaction transaction, Received<PaymentEvent> cause) {}

    Future<Outcome> onPayments(Batch<PaymentEvent> batch, Tx tx) {
        List<Received<PaymentEvent>> moved =
                batch.events().stream().filter(e -> movesMoney(e.event())).toList();
        if (moved.isEmpty()) {
            return Future.succeededFuture(Outcome.DONE);
        }
        return store.posted(tx, moved.stream().map(e -> reference(e.event())).toList())
                .map(posted -> moved.stream()
                        .filter(e -> !posted.contains(reference(e.event())))
                        .toList())
                .compose(fresh -> fresh.isEmpty() ? Future.succeededFuture() : post(tx, fresh))
                .map(Outcome.DONE);
    }

    private Future<Void> post(Tx tx, List<Received<PaymentEvent>> fresh) {
        Set<OrderId> orders =
                Set.copyOf(fresh.stream().map(e -> order(e.event())).distinct().toList());
        return store.lockBooks(tx, orders).compose(books -> {
            List<Caused> caused = decide(fresh, books);
            return write(tx, caused).compose(written -> log.append(tx, told(caused, books)));
        });
    }

    /** One after the other: a later capture or refund of an order starts from the sales that the earlier one left. */
    private static List<Caused> decide(List<Received<PaymentEvent>> fresh, Books books) {
        List<Caused> caused = new ArrayList<>();
        for (Received<PaymentEvent> event : fresh) {
            Map<MerchantId, Ledger.Sale> sales = books.sales(order(event.event()));
            Ledger.Transaction transaction = transaction(event.event(), sales);
            sales.putAll(transaction.sales());
            caused.add(new Caused(TransactionId.next(), transaction, event));
        }
        return caused;
    }

    private static boolean movesMoney(PaymentEvent event) {
        return event instanceof Captured || event instanceof Refunded || event instanceof RefundReturned;
    }

    private static Ledger.Transaction transaction(PaymentEvent event, Map<MerchantId, Ledger.Sale> sales) {
        return switch (event) {
            case Captured captured -> Ledger.captured(captured, sales);
            case Refunded refunded -> Ledger.refunded(refunded, sales);
            case RefundReturned returned -> Ledger.returned(returned, sales);
            default -> throw new IllegalArgumentException("moves no money: " + event);
        };
    }

    private Future<Void> write(Tx tx, List<Caused> caused) {
        List<LedgerStore.Numbered> numbered = caused.stream()
                .map(c -> LedgerStore.Numbered.of(c.id(), c.transaction()))
                .toList();
        return store.write(tx, numbered)
                .compose(written -> store.saveSales(
                        tx, caused.stream().map(Caused::transaction).toList()));
    }

    private static List<Outgoing<SettlementEvent>> told(List<Caused> caused, Books books) {
        Map<OrderId, Long> sequences = new HashMap<>(books.transactions());
        return caused.stream()
                .map(c -> {
                    OrderId order = c.transaction().orderId();
                    SettlementEvent event = new SettlementEvent.Posted(
                            c.id(),
                            order,
                            LedgerStore.wire(c.transaction().kind()),
                            c.transaction().postings());
                    return Outgoing.of(event, order, sequences.merge(order, 1L, Long::sum))
                            .correlatedWith(order)
                            .causedBy(c.cause().envelope());
                })
                .toList();
    }

    Future<Outcome> onMerchants(Batch<MerchantEvent> batch, Tx tx) {
        Map<MerchantId, String> names = new HashMap<>();
        batch.of(MerchantEvent.Saved.class).forEach(e -> {
            MerchantView merchant = e.event().merchant();
            names.put(merchant.id(), merchant.name());
        });
        return store.saveMerchants(tx, names).map(Outcome.DONE);
    }

    private static String reference(PaymentEvent event) {
        return switch (event) {
            case Captured captured -> captured.captureId().value();
            case Refunded refunded -> refunded.refundId().value();
            case RefundReturned returned -> Ledger.reference(returned);
            default -> throw new IllegalArgumentException("moves no money: " + event);
        };
    }

    private static OrderId order(PaymentEvent event) {
        return switch (event) {
            case Captured captured -> captured.orderId();
            case Refunded refunded -> refunded.orderId();
            case RefundReturned returned -> returned.orderId();
            default -> throw new IllegalArgumentException("moves no money: " + event);
        };
    }
}
