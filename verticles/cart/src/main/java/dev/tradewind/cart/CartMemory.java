package dev.tradewind.cart;

import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.LineId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The carts used lately, as they were when last read or written here. Another node may have changed them since:
 * whoever decides on a remembered cart must write on the condition of its version, and whoever shows one must ask
 * whether it is still the last.
 */
final class CartMemory {
    private final Recent<CartId, Remembered> carts;

    /** @param linesMax carts are forgotten so that at most so many lines are kept; an empty cart counts as one */
    CartMemory(int linesMax) {
        carts = new Recent<>(
                linesMax, remembered -> 1 + remembered.cart().lines().size());
    }

    /** @param texts its lines as they were written out last */
    record Remembered(Cart cart, Map<LineId, Documents.Text> texts) {}

    @Nullable
    Cart get(CartId id) {
        Remembered remembered = carts.get(id);
        return remembered == null ? null : remembered.cart();
    }

    /** The lines' texts of a cart that is remembered; else a place for them that will be forgotten. */
    Map<LineId, Documents.Text> texts(CartId id) {
        Remembered remembered = carts.get(id);
        return remembered == null ? new HashMap<>() : remembered.texts();
    }

    /** Keeps the newest of what it is given. */
    void put(Cart cart) {
        Remembered before = carts.get(cart.id());
        if (before == null || before.cart().version() <= cart.version()) {
            carts.put(cart.id(), new Remembered(cart, before == null ? new HashMap<>() : before.texts()));
        }
    }

    void forget(CartId id) {
        carts.remove(id);
    }
}
