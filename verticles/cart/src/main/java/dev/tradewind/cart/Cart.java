package dev.tradewind.cart;

import dev.tradewind.contracts.cart.CartDetails;
import dev.tradewind.contracts.cart.CartError;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.ErrorCode;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A cart at one version, with the rules of changing it. A change gives the cart as it is after it, at the next version.
 *
 * @param version counts changes from 1
 * @param events counts what has been told
 * @param country where it will be shipped; null while that is not known
 * @param lines in the order in which they came
 * @param orderId the order that it became; null while it is open
 */
record Cart(
        CartId id,
        long version,
        long events,
        Owner owner,
        String currency,
        @Nullable String country,
        CartDetails details,
        List<Line> lines,
        @Nullable OrderId orderId) {
    static final int LINES_MAX = 200;
    static final long QUANTITY_MAX = 10_000;

    /** What a request to change a line comes to. */
    sealed interface Change {
        /** @param line as it is now; as it was, when it is gone */
        record Changed(Cart after, Line line) implements Change {}

        record Refused(ErrorCode code, String detail) implements Change {}
    }

    /** More pieces of an offer. */
    Change add(Offer offer, long quantity) {
        OfferId id = offer.view().id();
        Line before = find(line -> line.offerId().equals(id));
        if (before != null) {
            return set(before, before.quantity() + quantity, offer);
        }
        if (lines.size() >= LINES_MAX) {
            return new Change.Refused(CartError.CART_FULL, "A cart takes at most " + LINES_MAX + " offers.");
        }
        return set(new Line(LineId.next(), id, 0, 0, version + 1), quantity, offer);
    }

    /** Another number of pieces, at least 1. Fewer of what cannot be bought any more is always possible. */
    Change set(Line line, long quantity, Offer offer) {
        Money price = offer.price(currency);
        Change.Refused refused = quantity > line.quantity() ? refusal(quantity, offer) : null;
        if (refused != null) {
            return refused;
        }
        Line now = line.with(quantity, price == null ? line.shownMinor() : price.amount());
        return new Change.Changed(after(replaced(now), events + 1), now);
    }

    Change remove(Line line) {
        List<Line> left = lines.stream().filter(l -> l != line).toList();
        return new Change.Changed(after(left, events + 1), line);
    }

    /** Other checkout details; nothing is told about them. */
    Cart with(CartDetails newDetails, @Nullable String newCountry) {
        return new Cart(id, version + 1, events, owner, currency, newCountry, newDetails, lines, orderId);
    }

    /** The shopper has now seen these prices. */
    Cart showing(List<Line> nowShown) {
        return new Cart(id, version, events, owner, currency, country, details, nowShown, orderId);
    }

    Cart completedAs(OrderId order, Owner nowOwner) {
        return new Cart(id, version, events + 1, nowOwner, currency, country, details, lines, order);
    }

    @Nullable
    Line find(Predicate<Line> wanted) {
        for (Line line : lines) {
            if (wanted.test(line)) {
                return line;
            }
        }
        return null;
    }

    private Change.@Nullable Refused refusal(long quantity, Offer offer) {
        if (!offer.active()) {
            return new Change.Refused(CartError.OFFER_UNAVAILABLE, "This offer cannot be bought at the moment.");
        }
        if (offer.price(currency) == null) {
            return new Change.Refused(CartError.CURRENCY_MISMATCH, "This offer has no price in " + currency + ".");
        }
        if (quantity > QUANTITY_MAX) {
            return new Change.Refused(CartError.CART_FULL, "A line takes at most " + QUANTITY_MAX + " pieces.");
        }
        if (!offer.has(quantity)) {
            return new Change.Refused(
                    CartError.INSUFFICIENT_STOCK, "There are only " + offer.available() + " pieces left.");
        }
        return null;
    }

    private Cart after(List<Line> newLines, long newEvents) {
        return new Cart(id, version + 1, newEvents, owner, currency, country, details, newLines, orderId);
    }

    private List<Line> replaced(Line now) {
        List<Line> all = new ArrayList<>(lines.size() + 1);
        boolean found = false;
        for (Line line : lines) {
            boolean same = line.id().equals(now.id());
            all.add(same ? now : line);
            found |= same;
        }
        if (!found) {
            all.add(now);
        }
        return List.copyOf(all);
    }
}
