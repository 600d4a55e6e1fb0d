package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JVM dies in the middle of two hundred checkouts; the next one finishes them. */
class CrashIT {
    private static final int CHECKOUTS = 200;
    private static final Set<String> FINAL = Set.of("confirmed", "cancelled");

    @TempDir
    private Path data;

    @Test
    void finishesEveryAcceptedOrderAfterAKill() throws InterruptedException {
        Set<Shopper> shoppers = ConcurrentHashMap.newKeySet();
        try (ServerProcess first = ServerProcess.start(data)) {
            Market market = first.market();
            String offer = market.offer(market.merchant("Crash"), "Helmet", 4_200, CHECKOUTS);
            IntStream.range(0, CHECKOUTS)
                    .forEach(i -> shoppers.add(first.shopper().wants(offer, 1)));
            Semaphore answered = new Semaphore(0);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                shoppers.forEach(s -> threads.execute(() -> payAndCount(s, answered)));
                answered.acquire(CHECKOUTS / 5);
                first.kill();
            }
        }
        try (ServerProcess second = ServerProcess.start(data)) {
            List<Answer> carts = shoppers.stream()
                    .map(s -> s.at(second.rest()))
                    .map(Shopper::cart)
                    .toList();
            List<String> accepted = carts.stream()
                    .map(a -> a.text("order_id"))
                    .filter(o -> o != null)
                    .toList();
            Market market = second.market();
            assertThat(accepted).hasSizeGreaterThanOrEqualTo(CHECKOUTS / 5).doesNotHaveDuplicates();
            accepted.forEach(o -> Eventually.see(
                    "an end of " + o,
                    Duration.ofSeconds(60),
                    () -> market.rest().get("/admin/orders/" + o),
                    a -> a.status() == 200 && FINAL.contains(a.text("status"))));
            accepted.forEach(
                    o -> assertThat(second.provider().payments(o)).as(o).hasSizeLessThanOrEqualTo(1));
            second.market().expectInvariants();
        }
    }

    private static void payAndCount(Shopper shopper, Semaphore answered) {
        try {
            shopper.pays("tok_visa");
        } catch (Rest.Unreachable killed) {
            // The process is gone; whether the order was accepted is what the test finds out.
        } finally {
            answered.release();
        }
    }
}
