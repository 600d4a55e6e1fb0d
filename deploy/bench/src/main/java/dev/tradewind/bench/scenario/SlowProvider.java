package dev.tradewind.bench.scenario;

import dev.tradewind.bench.load.Journey;
import dev.tradewind.bench.load.Load;
import dev.tradewind.bench.load.Requests;
import dev.tradewind.bench.load.Tally;
import dev.tradewind.bench.report.Measured;
import dev.tradewind.bench.report.Measured.Subject;
import dev.tradewind.bench.report.Measured.Title;
import dev.tradewind.contracts.shared.OfferId;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Whether a payment provider that takes five seconds slows carts down: the same adding, while others check out at a
 * constant rate, with a quick provider and with a slow one.
 */
public final class SlowProvider implements Scenario {
    static final String QUICK = "add to a cart, others pay, quick provider";
    static final String SLOW = "add to a cart, others pay, provider takes 5 s";
    private static final String GROUP = "slow-provider";
    private static final int CHECKOUTS_PER_SECOND = 10;
    private static final int PAYING = 8;
    private static final int CARTS = 200;
    private static final int LATENCY_MS = 5_000;

    private record Run(String scenario, Load load, Journey journey) {}

    @Override
    public String key() {
        return GROUP;
    }

    @Override
    public void run(Bed bed, Wares wares) throws Exception {
        List<OfferId> offers = List.of(wares.offer(0).id());
        List<Cart> carts = Cart.prepared(bed, bed.effort().of(CARTS), offers);
        Journey adding = (connection, number) -> connection
                .send(carts.get((int) (number % carts.size())).adding(bed.requests(), offers.getFirst()))
                .map(Journey::verdict);
        try (Load load = Load.on(bed.vertx(), bed.server().url(), bed.effort().connections())) {
            try (Load payers = Load.on(bed.vertx(), bed.server().url(), PAYING)) {
                bed.warmUp(payers, paying(bed, wares));
            }
            bed.warmUp(load, adding);
            whileOthersPay(bed, wares, new Run(QUICK, load, adding));
            latency(bed, LATENCY_MS);
            whileOthersPay(bed, wares, new Run(SLOW, load, adding));
        } finally {
            latency(bed, 0);
        }
        Buffer sameShape = new Requests(bed.yardstick().url().getAuthority()).post("/raise-upsert-and-event", "", "{}");
        int connections = bed.effort().connections();
        bed.raw(
                new Title(GROUP, AddToCart.SAME_SHAPE, Subject.BARE_STATEMENT, Bed.atOnce(connections)),
                sameShape,
                connections);
    }

    private static void whileOthersPay(Bed bed, Wares wares, Run run) throws Exception {
        int seconds = bed.effort().seconds();
        try (Load payers = Load.on(bed.vertx(), bed.server().url(), PAYING);
                ExecutorService aside = Executors.newSingleThreadExecutor()) {
            java.util.concurrent.Future<Tally> paying =
                    aside.submit(() -> payers.open(paying(bed, wares), CHECKOUTS_PER_SECOND, seconds));
            Title title = new Title(
                    GROUP,
                    run.scenario(),
                    Subject.PLATFORM,
                    Bed.atOnce(bed.effort().connections()));
            Measured unused = bed.measure(title, () -> run.load().closed(run.journey(), seconds));
            Tally paid = paying.get();
            if (!paid.others().isEmpty()) {
                throw new IllegalStateException("paying aside failed: " + paid.others());
            }
        }
    }

    static Journey paying(Bed bed, Wares wares) {
        Requests requests = bed.requests();
        return (connection, number) -> Cart.open(requests, connection).compose(cart -> cart.fill(
                        requests, connection, List.of(wares.offer(number).id()))
                .compose(filled -> cart.completeLater(requests, connection))
                .map(Journey::verdict));
    }

    private static void latency(Bed bed, int ms) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(bed.server().sandbox().resolve("/sandbox/faults"))
                .PUT(HttpRequest.BodyPublishers.ofString("{\"latency_ms\":" + ms + "}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException("the sandbox does not take its faults: " + answer.body());
            }
        }
    }
}
