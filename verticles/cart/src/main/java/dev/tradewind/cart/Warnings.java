package dev.tradewind.cart;

import dev.tradewind.contracts.cart.CartView.Warning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** What a shopper should know before paying. */
final class Warnings {
    private Warnings() {}

    static List<Warning> of(Cart cart, Priced priced) {
        List<Warning> warnings = new ArrayList<>();
        for (Priced.Part part : priced.parts()) {
            part.items().forEach(item -> addFor(warnings, cart, item));
            if (part.shipping() == null) {
                warnings.add(new Warning("not_shippable", null, notShippable(cart, part)));
            }
        }
        return warnings;
    }

    static String notShippable(Cart cart, Priced.Part part) {
        String where = cart.country() == null ? "in this currency" : "to " + cart.country();
        return part.merchant().name() + " does not ship " + where + ".";
    }

    private static void addFor(List<Warning> warnings, Cart cart, Priced.Item item) {
        Line line = item.line();
        if (!item.offer().canBeBoughtIn(cart.currency())) {
            warnings.add(new Warning("offer_withdrawn", line.id(), "This offer cannot be bought any more."));
            return;
        }
        if (item.unitMinor() != line.shownMinor()) {
            String before = text(line.shownMinor(), cart.currency());
            String now = text(item.unitMinor(), cart.currency());
            warnings.add(new Warning("price_changed", line.id(), "The price went from " + before + " to " + now + "."));
        }
        if (!item.offer().has(line.quantity())) {
            warnings.add(new Warning(
                    "insufficient_stock",
                    line.id(),
                    "There are only " + item.offer().available() + " pieces left."));
        }
    }

    /** An amount for people, such as {@code 12.99 EUR}. */
    private static String text(long minor, String currency) {
        return BigDecimal.valueOf(minor, digits(currency)).toPlainString() + " " + currency;
    }

    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException notIso4217) {
            return 2;
        }
    }
}
