package dev.tradewind.tools.replay;

import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.tools.Progress;
import dev.tradewind.tools.rest.Staff;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;

/** Lets shoppers buy, in their order and never more than so many at once, while clerks follow behind. */
public final class Replay {
    private static final int CLERKS = 4;

    private final Staff staff;
    private final Options options;
    private final Figures figures = new Figures();
    private final Map<OrderStatus, Integer> ends = new EnumMap<>(OrderStatus.class);
    private final AtomicInteger confirmed = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    /**
     * @param speed times faster than history; 0 for as fast as it goes
     * @param shoppers at the same time, at most
     */
    public record Options(double speed, int shoppers, Cards cards) {}

    public Replay(Staff staff, Options options) {
        this.staff = staff;
        this.options = options;
    }

    /** @param purchases by time */
    public ReplayResult run(List<Purchase> purchases) throws InterruptedException {
        Duration buying;
        Pace pace = new Pace(options.speed, purchases.getFirst().at());
        long begin = System.nanoTime();
        try (ProgressBar bar = Progress.of("orders bought and handled", 2L * purchases.size());
                ExecutorService clerks = Executors.newFixedThreadPool(CLERKS)) {
            try (ExecutorService shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
                buy(purchases, pace, bar, new Hands(shoppers, clerks));
            }
            buying = Duration.ofNanos(System.nanoTime() - begin);
        }
        return new ReplayResult(
                purchases.size(), confirmed.get(), failed.get(), buying, pace.latest(), Map.copyOf(ends), figures);
    }

    private record Hands(ExecutorService shoppers, ExecutorService clerks) {}

    private void buy(List<Purchase> purchases, Pace pace, ProgressBar bar, Hands hands) throws InterruptedException {
        var room = new Semaphore(options.shoppers);
        for (int i = 0; i < purchases.size(); i++) {
            Purchase purchase = purchases.get(i);
            String card = options.cards.of(i);
            pace.await(purchase.at());
            room.acquire();
            hands.shoppers.execute(() -> {
                try {
                    OrderId order =
                            new Shopper(staff.rest(), figures, new Reviewer(staff, figures)).buy(purchase, card);
                    confirmed.incrementAndGet();
                    hands.clerks.execute(() -> handle(order, purchase, bar));
                } catch (Exception e) {
                    fail(e);
                    bar.step();
                } finally {
                    room.release();
                    bar.step();
                }
            });
        }
    }

    private void handle(OrderId order, Purchase purchase, ProgressBar bar) {
        try {
            OrderStatus end = new Clerk(staff, figures).handle(order, purchase.fate());
            synchronized (ends) {
                ends.merge(end, 1, Integer::sum);
            }
        } catch (Exception e) {
            fail(e);
        } finally {
            bar.step();
        }
    }

    private void fail(Exception e) {
        failed.incrementAndGet();
        figures.error(e instanceof OrderException known ? known.kind() : String.valueOf(e));
    }
}
