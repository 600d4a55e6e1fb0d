package dev.tradewind.chaos.load;

import dev.tradewind.chaos.cluster.Provider;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shoppers who come and go, and staff that handles what they order. */
public final class Crowd {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final int CLERKS = 4;
    private static final int WAITING_MAX = 100_000;
    private static final long PAUSE_MS = 250;
    private static final long END_S = 200;

    private final Shopper.Scene scene;
    private final Staff staff;
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final LinkedBlockingQueue<Purchase> open = new LinkedBlockingQueue<>(WAITING_MAX);
    private volatile boolean closed;

    private Crowd(Shopper.Scene scene, Staff staff) {
        this.scene = scene;
        this.staff = staff;
    }

    /** Fills the shop; nobody comes yet. */
    public static Crowd of(Http http, Journal journal, Provider provider) throws IOException {
        Staff staff = new Staff(http);
        return new Crowd(new Shopper.Scene(http, journal, Wares.stock(staff), provider), staff);
    }

    public Staff staff() {
        return staff;
    }

    public void begin(int shoppers, Random random) {
        for (int i = 0; i < shoppers; i++) {
            Random own = new Random(random.nextLong());
            people.execute(() -> shop(own));
        }
        for (int i = 0; i < CLERKS * 4; i++) {
            Random own = new Random(random.nextLong());
            people.execute(() -> serve(new Clerk(staff, new Persistence(PATIENCE, () -> false), own)));
        }
    }

    private void shop(Random random) {
        while (!closed) {
            Purchase made = new Shopper(scene, new Persistence(PATIENCE, () -> false), random).visit();
            if (made != null && !open.offer(made)) {
                throw new IllegalStateException("more orders than anybody can handle");
            }
            pause(random.nextLong(PAUSE_MS * 2));
        }
    }

    private void serve(Clerk clerk) {
        while (!closed || !open.isEmpty()) {
            Purchase next = next();
            if (next != null) {
                clerk.handle(next);
            }
        }
    }

    private @Nullable Purchase next() {
        try {
            return open.poll(PAUSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** Somebody buys something simple; the order, or null when that did not work within a few seconds. */
    public @Nullable Purchase probe(Random random) {
        return new Shopper(scene, new Persistence(PROBE, () -> false), random).visit("tok_visa");
    }

    /** Nobody comes any more; those who are there finish, as long as it takes within bounds. */
    public boolean end() {
        closed = true;
        people.shutdown();
        try {
            return people.awaitTermination(END_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
