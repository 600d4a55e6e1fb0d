package dev.tradewind.tools.olist;

import dev.tradewind.tools.olist.OlistOrder.Item;
import dev.tradewind.tools.olist.OlistOrder.Payment;
import java.util.List;

/** Accounts for the rows that make an order, once its fate is known. */
final class OlistRows {
    private final OlistAccounts accounts;

    OlistRows(OlistAccounts accounts) {
        this.accounts = accounts;
    }

    /** The order without items that nobody offers; their rows are refused. */
    OlistOrder withoutUnknown(OlistOrder order, Bindings bindings) {
        List<Item> known = order.items().stream()
                .filter(item -> bindings.offers().containsKey(item.listing()))
                .toList();
        order.items().stream().filter(item -> !known.contains(item)).forEach(item -> accounts.items()
                .refused(item.line(), "its product or its seller is not in their files, or was refused"));
        return new OlistOrder(
                order.line(), order.id(), order.status(), order.customer(), order.times(), known, order.payments());
    }

    void imported(OlistOrder order) {
        accounts.orders().imported();
        OlistOrders.lines(order.items()).forEach(pieces -> {
            accounts.items().imported();
            pieces.stream().skip(1).forEach(more -> accounts.items()
                    .merged(more.line(), "a line with several pieces of the same offer"));
        });
        List<Payment> payments = order.payments();
        if (order.paid() == 0) {
            payments.forEach(
                    nothing -> accounts.payments().merged(nothing.line(), "an order for which nothing was paid"));
            return;
        }
        payments.stream().limit(1).forEach(first -> accounts.payments().imported());
        payments.stream().skip(1).forEach(more -> accounts.payments()
                .merged(more.line(), "the payment of an order that was paid in parts"));
    }

    void refused(OlistOrder order, String reason) {
        accounts.orders().refused(order.line(), reason);
        order.items().forEach(item -> accounts.items().refused(item.line(), "its order was refused"));
        order.payments().forEach(payment -> accounts.payments().refused(payment.line(), "its order was refused"));
    }
}
