package dev.tradewind.personalization;

import java.util.ArrayList;
import java.util.List;

/** What was bought together. Bounded: the oldest orders are forgotten. */
final class Baskets {
    private static final int RECENT = 500;

    private final Items items;
    private final SessionIndex orders;
    private final Votes votes = new Votes();

    Baskets(SessionIndex.Bounds bounds) {
        this(bounds, new Items());
    }

    private Baskets(SessionIndex.Bounds bounds, Items items) {
        this.items = items;
        this.orders = new SessionIndex(bounds, items, forgotten -> {});
    }

    void write(Ink ink) {
        items.write(ink);
        orders.write(ink);
    }

    /** As it was written by one with the same bounds. */
    static Baskets read(SessionIndex.Bounds bounds, Script script) {
        Baskets baskets = new Baskets(bounds, Items.read(script));
        baskets.orders.read(script);
        return baskets;
    }

    void bought(List<String> products) {
        if (products.size() > 1) {
            int order = orders.begin();
            products.stream().distinct().forEach(product -> {
                boolean unused = orders.click(order, product);
            });
        }
    }

    /** Products by how often they were bought with this one; big orders and products that go with all count less. */
    List<Suggestion> with(String product, int limit) {
        int item = items.number(product);
        Postings recent = orders.postings(item);
        if (recent == null) {
            return List.of();
        }
        votes.clear();
        for (int i = 0; i < Math.min(RECENT, recent.size()); i++) {
            int order = recent.newest(i);
            double weight = 1 / Math.log(1 + orders.length(order));
            for (int at = 0; at < orders.length(order); at++) {
                int other = orders.clicks(order)[at];
                Postings others = orders.postings(other);
                if (other != item && others != null) {
                    votes.add(other, weight / Math.sqrt(others.size()), item);
                }
            }
        }
        List<Suggestion> suggestions = new ArrayList<>();
        for (int best : votes.best(limit)) {
            suggestions.add(new Suggestion(items.name(best), votes.of(best), product));
        }
        return suggestions;
    }
}
