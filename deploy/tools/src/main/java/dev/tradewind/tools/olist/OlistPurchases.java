package dev.tradewind.tools.olist;

import dev.tradewind.tools.olist.OlistOrder.Item;
import dev.tradewind.tools.olist.OlistOrder.Listing;
import dev.tradewind.tools.replay.Purchase;
import dev.tradewind.tools.replay.Purchase.Fate;
import dev.tradewind.tools.replay.Purchase.Wanted;
import dev.tradewind.tools.rest.Imports;
import dev.tradewind.tools.rest.Staff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Olist's orders as purchases that can be made again: who bought what from whom, in order. */
public final class OlistPurchases {
    private OlistPurchases() {}

    /**
     * Makes sure that the server offers what was bought and has it in stock (changing nothing after an import).
     *
     * @param limit at most so many, the earliest
     * @return by time; orders of which the files have no item are left out
     */
    public static List<Purchase> prepare(Staff staff, Path directory, int limit) throws IOException {
        OlistFiles files = OlistFiles.in(directory);
        OlistAccounts unheard = OlistAccounts.unheard();
        OlistHistory history = OlistHistory.read(files, unheard);
        Demand demand = Demand.of(history.orders());
        List<String> faults = new ArrayList<>();
        Bindings bindings = new OlistSetup(files, unheard, demand, new Imports(staff)).run(demand::isSold, faults::add);
        if (!faults.isEmpty()) {
            throw new IOException("the server does not take everything that was sold: " + faults.getFirst());
        }
        var rows = new OlistRows(unheard);
        return history.orders().stream()
                .map(order -> rows.withoutUnknown(order, bindings))
                .filter(order -> !order.items().isEmpty())
                .limit(limit)
                .map(order -> purchase(order, bindings))
                .toList();
    }

    static Purchase purchase(OlistOrder order, Bindings bindings) {
        Map<Listing, Long> pieces = new LinkedHashMap<>();
        order.items().stream().map(Item::listing).forEach(listing -> pieces.merge(listing, 1L, Long::sum));
        List<Wanted> wanted = pieces.entrySet().stream()
                .map(entry -> new Wanted(
                        Optional.ofNullable(bindings.offers().get(entry.getKey()))
                                .orElseThrow()
                                .id(),
                        entry.getValue()))
                .toList();
        return new Purchase(
                order.times().purchased(),
                OlistCatalogue.CURRENCY,
                OlistCatalogue.email(order.customer()),
                OlistCatalogue.address(order.customer()),
                wanted,
                fate(order));
    }

    private static Fate fate(OlistOrder order) {
        return switch (order.status()) {
            case DELIVERED -> Fate.DELIVERED;
            case SHIPPED -> Fate.SHIPPED;
            case CANCELED, UNAVAILABLE -> Fate.CANCELLED;
            case CREATED, APPROVED, INVOICED, PROCESSING -> Fate.OPEN;
        };
    }
}
