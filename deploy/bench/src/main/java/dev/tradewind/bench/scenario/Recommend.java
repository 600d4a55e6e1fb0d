package dev.tradewind.bench.scenario;

import dev.tradewind.bench.load.Journey;
import dev.tradewind.bench.load.Load;
import dev.tradewind.bench.load.Tally;
import dev.tradewind.bench.report.Measured.Subject;
import dev.tradewind.bench.report.Measured.Title;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Recommendations for visits that have begun: alone, and at a constant rate while others look around and pay. */
public final class Recommend implements Scenario {
    public static final String ALONE = "recommend to a visit";
    public static final String BUSY = "recommend to a visit, others look around and pay";
    private static final String GROUP = "recommend";
    private static final int VISITS = 4_000;
    private static final int CLICKS = 5;
    private static final int TASTES = 25;
    private static final int PER_SECOND = 1_000;
    private static final int PAYING = 8;
    private static final int CHECKOUTS_PER_SECOND = 10;

    @Override
    public String key() {
        return GROUP;
    }

    @Override
    public void run(Bed bed, Wares wares) throws Exception {
        int visits = bed.effort().of(VISITS);
        List<ProductId> products = wares.products();
        bed.prepare(
                Journey.of(number ->
                        bed.requests().post("/api/v1/store/events", "", events("bench-" + number, number, products))),
                visits);
        List<Buffer> requests = IntStream.range(0, visits)
                .mapToObj(i -> bed.requests().get("/api/v1/store/recommendations?session_id=bench-" + i + "&limit=20"))
                .toList();
        Journey asking = Journey.of(number -> requests.get((int) (number % visits)));
        bed.platform(GROUP, ALONE, asking);
        whileOthersShop(bed, wares, asking);
    }

    private static void whileOthersShop(Bed bed, Wares wares, Journey asking) throws Exception {
        List<ProductId> products = wares.products();
        Journey telling = Journey.of(number ->
                bed.requests().post("/api/v1/store/events", "", events("bench-late-" + number / 3, number, products)));
        int seconds = bed.effort().seconds();
        try (Load load = Load.on(bed.vertx(), bed.server().url(), bed.effort().connections());
                Load payers = Load.on(bed.vertx(), bed.server().url(), PAYING);
                Load visitors = Load.on(bed.vertx(), bed.server().url(), PAYING);
                ExecutorService aside = Executors.newFixedThreadPool(2)) {
            Journey paying = SlowProvider.paying(bed, wares);
            bed.warmUp(payers, paying);
            var paid = aside.submit(() -> payers.open(paying, CHECKOUTS_PER_SECOND, seconds));
            var told = aside.submit(() -> visitors.open(telling, PER_SECOND / 10.0, seconds));
            bed.open(load, new Title(GROUP, BUSY, Subject.PLATFORM, ""), asking, PER_SECOND);
            requireSound(paid.get());
            requireSound(told.get());
        }
    }

    private static void requireSound(Tally tally) {
        if (!tally.others().isEmpty()) {
            throw new IllegalStateException("what went on aside failed: " + tally.others());
        }
    }

    /** A visit keeps to a few products that others of its taste look at, too. */
    private static String events(String visit, long number, List<ProductId> products) {
        Random random = new Random(number);
        int taste = random.nextInt(TASTES);
        int each = Math.max(1, products.size() / TASTES);
        return IntStream.range(0, CLICKS)
                .map(i -> (taste * each + random.nextInt(each)) % products.size())
                .mapToObj(index -> "{\"type\":\"product_viewed\",\"session_id\":\"" + visit + "\",\"product_id\":\""
                        + products.get(index) + "\",\"source\":\"bench\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
