package dev.tradewind.launcher.demo;

import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.shared.ProductId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Visits that nobody made, marked as such, so that a new shop has something to recommend: each keeps to one category,
 * mostly, and some products are looked at more than others. The same at every loading.
 */
final class DemoVisits {
    private static final String SOURCE = "demo";
    private static final int VISITS = 300;
    private static final int STEPS_MIN = 2;
    private static final int STEPS_MORE = 5;
    private static final double STRAYS = 0.15;
    private static final long SEED = 20_260_101;

    private DemoVisits() {}

    /** @param byCategory the demo's products, category by category */
    static List<BrowseEvent> of(Map<List<String>, List<ProductId>> byCategory) {
        List<List<ProductId>> categories = List.copyOf(byCategory.values());
        SplittableRandom random = new SplittableRandom(SEED);
        List<BrowseEvent> events = new ArrayList<>();
        for (int visit = 0; visit < VISITS && !categories.isEmpty(); visit++) {
            List<ProductId> home = categories.get(random.nextInt(categories.size()));
            int steps = STEPS_MIN + random.nextInt(STEPS_MORE);
            for (int step = 0; step < steps; step++) {
                boolean strays = random.nextDouble() < STRAYS;
                List<ProductId> place = strays ? categories.get(random.nextInt(categories.size())) : home;
                events.add(viewed("demo-" + visit, popular(place, random)));
            }
        }
        return events;
    }

    /** The square of an even chance: products at the front are looked at more often. */
    private static ProductId popular(List<ProductId> products, SplittableRandom random) {
        double chance = random.nextDouble();
        return products.get((int) (chance * chance * products.size()));
    }

    private static BrowseEvent viewed(String visit, ProductId product) {
        BrowseEvent.Type type = BrowseEvent.Type.PRODUCT_VIEWED;
        return new BrowseEvent(type, visit, product, null, null, null, null, null, SOURCE);
    }
}
