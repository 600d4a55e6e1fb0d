package dev.tradewind.contracts.cart;

import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import java.util.List;

/** What came of completing a cart. */
public sealed interface Completion {
    /** @param repeated the cart had been completed before; it is the same order */
    record Completed(OrderId orderId, boolean repeated) implements Completion {}

    /** Nothing was ordered; the cart shows the new prices. */
    record PriceChanged(Money expected, Money actual) implements Completion {}

    /** Nothing was ordered; these offers are short or withdrawn, as far as the cart knows. */
    record InsufficientStock(List<Shortage> shortages) implements Completion {}
}
