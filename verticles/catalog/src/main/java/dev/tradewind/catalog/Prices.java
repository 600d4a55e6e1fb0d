package dev.tradewind.catalog;

import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.OfferChange;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.Money;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The prices of an offer: one per currency, the main one first. */
record Prices(List<Money> all) {
    static final int IMPORT_MAX = 1_000;
    private static final int CURRENCIES_MAX = 20;
    private static final long AMOUNT_MAX = 1_000_000_000_000L;

    Prices {
        all = List.copyOf(all);
    }

    static Prices of(NewOffer offer) {
        return of(offer.price(), offer.prices());
    }

    private static Prices of(Money main, @Nullable List<Money> further) {
        return new Prices(Stream.concat(Stream.of(main), further == null ? Stream.empty() : further.stream())
                .toList());
    }

    /**
     * A new main price keeps the further ones but for one in its own currency, which it replaces; new further prices
     * replace all further ones, and one among them in the main price's currency replaces that.
     */
    Prices changed(OfferChange change) {
        List<Money> further = change.prices() == null ? all.subList(1, all.size()) : change.prices();
        Money main = change.price() == null ? in(all.getFirst().currency(), further) : change.price();
        return of(
                main,
                further.stream()
                        .filter(p -> !p.currency().equals(main.currency()))
                        .toList());
    }

    private Money in(String currency, List<Money> further) {
        return further.stream()
                .filter(p -> p.currency().equals(currency))
                .findFirst()
                .orElse(all.getFirst());
    }

    static Checks check(NewOffer offer) {
        Checks checks = new Checks();
        check(offer, "", checks);
        return checks;
    }

    static Checks checkImport(List<NewOffer> offers) {
        Checks checks = new Checks();
        checks.that(offers.size() <= IMPORT_MAX, "/items", "must be at most " + IMPORT_MAX);
        for (int i = 0; i < offers.size(); i++) {
            String at = "/items/" + i;
            checks.that(offers.get(i).externalRef() != null, at + "/external_ref", "is missing");
            check(offers.get(i), at, checks);
        }
        return checks;
    }

    static Checks check(OfferChange change) {
        Checks checks = new Checks();
        checkAmount(change.price(), "/price", checks);
        checkFurther(change.price(), change.prices(), "/prices", checks);
        return checks;
    }

    private static void check(NewOffer offer, String at, Checks checks) {
        checks.optionalText(offer.externalRef(), 200, at + "/external_ref");
        checkAmount(offer.price(), at + "/price", checks);
        checkFurther(offer.price(), offer.prices(), at + "/prices", checks);
    }

    private static void checkFurther(@Nullable Money main, @Nullable List<Money> further, String at, Checks checks) {
        if (further == null) {
            return;
        }
        checks.that(further.size() < CURRENCIES_MAX, at, "must be fewer than " + CURRENCIES_MAX);
        Set<String> seen = new HashSet<>();
        if (main != null) {
            seen.add(main.currency());
        }
        for (int i = 0; i < further.size(); i++) {
            checkAmount(further.get(i), at + "/" + i, checks);
            checks.that(seen.add(further.get(i).currency()), at + "/" + i + "/currency", "has a price already");
        }
    }

    private static void checkAmount(@Nullable Money price, String at, Checks checks) {
        boolean fits = price == null || (price.amount() >= 0 && price.amount() <= AMOUNT_MAX);
        checks.that(fits, at + "/amount", "must be 0 to " + AMOUNT_MAX);
    }
}
