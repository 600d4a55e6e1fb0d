package dev.tradewind.bench.scenario;

import dev.tradewind.bench.load.Journey;
import dev.tradewind.bench.load.Load;
import dev.tradewind.bench.load.Requests;
import dev.tradewind.bench.load.Tally;
import dev.tradewind.bench.report.Measured.Subject;
import dev.tradewind.bench.report.Measured.Title;
import dev.tradewind.contracts.personalization.BrowseReceipt;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.tools.rest.Answer;
import dev.tradewind.tools.rest.Rest;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Recommendations for visits that have begun: alone, and at a constant rate while others look around and pay. Their raw
 * limit: the same bytes from memory.
 */
public final class Recommend implements Scenario {
    public static final String ALONE = "recommend to a visit";
    public static final String BUSY = "recommend to a visit, others look around and pay";
    private static final String GROUP = "recommend";
    private static final String PATH = "/store/recommendations?session_id=";
    private static final int VISITS = 4_000;
    private static final int EVENTS_AT_ONCE = 400;
    private static final int PER_SECOND = 1_000;
    private static final int PAYING = 8;
    private static final int CHECKOUTS_PER_SECOND = 10;
    private static final int PATIENCE_S = 120;

    private final @Nullable Path sessions;

    /** @param sessions recorded ones that the shop is filled with before; null for some that are made up */
    public Recommend(@Nullable Path sessions) {
        this.sessions = sessions;
    }

    @Override
    public String key() {
        return GROUP;
    }

    @Override
    public void run(Bed bed, Wares wares) throws Exception {
        Visits visits = sessions == null
                ? Visits.madeUp(bed.effort().of(VISITS), wares.products())
                : Visits.recorded(sessions, wares, bed.effort());
        tell(bed, visits);
        int last = visits.seen().size();
        List<Buffer> requests = IntStream.range(Math.max(0, last - VISITS), last)
                .mapToObj(i -> bed.requests().get("/api/v1" + path(i)))
                .toList();
        Journey asking = Journey.of(number -> requests.get((int) (number % requests.size())));
        bed.platform(GROUP, ALONE, asking);
        whileOthersShop(bed, wares, asking);
        bed.yardstick().document(bed.server().get(path(last - 1)));
        var bare = new Requests(bed.yardstick().url().getAuthority());
        bed.raw(GROUP, "the same bytes from memory", Subject.BARE_HANDLER, bare.get("/document"));
    }

    private static String path(int visit) {
        return PATH + "bench-" + visit + "&limit=20";
    }

    /** Returns when the last of the visits is known. */
    private static void tell(Bed bed, Visits visits) throws IOException, InterruptedException {
        Rest rest = Rest.at(bed.server().url());
        List<String> waiting = new ArrayList<>();
        for (int visit = 0; visit < visits.seen().size(); visit++) {
            waiting.addAll(events("bench-" + visit, visits.seen().get(visit)));
            if (waiting.size() >= EVENTS_AT_ONCE || visit == visits.seen().size() - 1) {
                tell(rest, waiting);
                waiting.clear();
            }
        }
        for (int i = 0; i < PATIENCE_S * 10; i++) {
            if (bed.server().get(path(visits.seen().size() - 1)).contains("\"viewed_")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("the server does not know what visits it was told of");
    }

    /** What the server cannot take at once is told again. */
    private static void tell(Rest rest, List<String> events) throws IOException, InterruptedException {
        int told = 0;
        for (int attempt = 0; attempt < PATIENCE_S * 10; attempt++) {
            int end = Math.min(events.size(), told + EVENTS_AT_ONCE);
            Answer answer = rest.post("/store/events", events.subList(told, end).toString(), Map.of());
            told += answer.as(BrowseReceipt.class).accepted();
            if (told == events.size()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("the server takes no browse events");
    }

    private static void whileOthersShop(Bed bed, Wares wares, Journey asking) throws Exception {
        List<ProductId> products = wares.products();
        Journey telling = Journey.of(number -> bed.requests()
                .post(
                        "/api/v1/store/events",
                        "",
                        events("bench-late-" + number / 3, Visits.visit(number, products))
                                .toString()));
        int seconds = bed.effort().seconds();
        try (Load load = Load.on(bed.vertx(), bed.server().url(), bed.effort().connections());
                Load payers = Load.on(bed.vertx(), bed.server().url(), PAYING);
                Load visitors = Load.on(bed.vertx(), bed.server().url(), PAYING);
                ExecutorService aside = Executors.newFixedThreadPool(2)) {
            Journey paying = SlowProvider.paying(bed, wares);
            bed.warmUp(payers, paying);
            bed.awaitQuiet();
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

    private static List<String> events(String visit, List<ProductId> seen) {
        return seen.stream()
                .map(product -> "{\"type\":\"product_viewed\",\"session_id\":\"" + visit + "\",\"product_id\":\""
                        + product + "\",\"source\":\"bench\"}")
                .collect(Collectors.toList());
    }
}
