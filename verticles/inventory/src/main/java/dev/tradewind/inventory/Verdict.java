package dev.tradewind.inventory;

import dev.tradewind.contracts.inventory.Quantity;
import dev.tradewind.contracts.inventory.Shortage;
import java.util.List;

/** What an order gets: all its pieces, or none and the reason. */
sealed interface Verdict {
    record Reserved(List<Quantity> lines) implements Verdict {}

    /** @param shortages the offers that are short, with what is left of them */
    record Rejected(List<Shortage> shortages) implements Verdict {}
}
