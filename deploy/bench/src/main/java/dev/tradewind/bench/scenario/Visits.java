package dev.tradewind.bench.scenario;

import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.tools.evaluate.SessionFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** What shoppers looked at, visit by visit, in the order of the visits: recorded or made up. */
record Visits(List<List<ProductId>> seen) {
    /** Of a recorded shop with more, those that were looked at most. */
    private static final int PRODUCTS_MAX = 20_000;

    private static final int CLICKS = 5;
    private static final int TASTES = 25;

    /** Each keeps to a few products that others of its taste look at, too. */
    static Visits madeUp(int count, List<ProductId> products) {
        return new Visits(
                IntStream.range(0, count).mapToObj(i -> visit(i, products)).toList());
    }

    static List<ProductId> visit(long number, List<ProductId> products) {
        Random random = new Random(number);
        int taste = random.nextInt(TASTES);
        int each = Math.max(1, products.size() / TASTES);
        return IntStream.range(0, CLICKS)
                .mapToObj(i -> products.get((taste * each + random.nextInt(each)) % products.size()))
                .toList();
    }

    /** Recorded ones, with products of this shop for the recorded items. */
    static Visits recorded(Path file, Wares wares, Bed.Effort effort) throws IOException {
        List<List<String>> sessions = SessionFile.read(file);
        // The newest: they are the ones that a shop would still remember.
        List<List<String>> used = sessions.subList(sessions.size() - effort.of(sessions.size()), sessions.size());
        Map<String, Integer> views = new HashMap<>();
        used.forEach(session -> session.forEach(item -> views.merge(item, 1, Integer::sum)));
        List<String> items = views.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(PRODUCTS_MAX)
                .map(Map.Entry::getKey)
                .toList();
        List<ProductId> products = wares.more(items.size());
        Map<String, ProductId> known = new HashMap<>();
        for (int i = 0; i < products.size(); i++) {
            known.put(items.get(i), products.get(i));
        }
        List<List<ProductId>> seen = new ArrayList<>();
        for (List<String> session : used) {
            List<ProductId> visit =
                    session.stream().filter(known::containsKey).map(known::get).toList();
            if (!visit.isEmpty()) {
                seen.add(visit);
            }
        }
        return new Visits(seen);
    }
}
