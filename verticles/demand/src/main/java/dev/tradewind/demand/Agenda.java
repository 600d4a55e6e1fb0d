package dev.tradewind.demand;

import dev.tradewind.chassis.Task;
import dev.tradewind.chassis.Tasks;
import dev.tradewind.chassis.Tx;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * When forecasts are due: of a merchant that sells, every few minutes at most; shortly after an offer is first seen to
 * sell; and once a day, since a day without a sale tells something too. Times stand on a grid, so that a busy merchant
 * does not put its own forecast off.
 */
final class Agenda {
    static final String FORECAST = "forecast";
    static final String DAILY = "forecast-daily";

    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(10);
    private static final int KNOWN_MAX = 100_000;

    private final Tasks tasks;
    private final Duration every;
    private final Set<String> known = new HashSet<>();

    Agenda(Tasks tasks, Duration every) {
        this.tasks = tasks;
        this.every = every;
    }

    Future<Void> sold(Tx tx, List<OrderLine> lines) {
        Instant now = Instant.now();
        TreeMap<String, Task> due = new TreeMap<>();
        Set<String> fresh = new HashSet<>();
        for (OrderLine line : lines) {
            String merchant = line.merchant();
            due.put(merchant, new Task(FORECAST, merchant, next(now, every), 0, payload(merchant)));
            due.put(merchant + " daily", daily(merchant));
            if (!known.contains(line.offer())) {
                fresh.add(line.offer());
                String first = merchant + " first";
                due.put(first, new Task(FORECAST, first, next(now, FIRST), 0, payload(merchant)));
            }
        }
        tx.afterCommit(() -> remember(fresh));
        return tasks.schedule(tx, new ArrayList<>(due.values()));
    }

    private void remember(Set<String> fresh) {
        if (known.size() > KNOWN_MAX) {
            known.clear();
        }
        known.addAll(fresh);
    }

    /** A day has passed for these merchants. */
    Future<Void> dawned(List<Task> dawned, Tx tx) {
        List<Task> due = new ArrayList<>();
        for (Task task : dawned) {
            due.add(new Task(FORECAST, task.key(), Instant.EPOCH, 0, payload(task.key())));
            due.add(daily(task.key()));
        }
        return tasks.schedule(tx, due);
    }

    /** The offers after those of a slice. */
    Future<Void> goOn(Tx tx, ForecastStore.Cursor next) {
        String key = next.merchant() + " " + next.category() + " " + next.offer();
        return tasks.schedule(tx, List.of(new Task(FORECAST, key, Instant.EPOCH, 0, next.text())));
    }

    private static String payload(String merchant) {
        return new ForecastStore.Cursor(merchant, "", "").text();
    }

    private static Task daily(String merchant) {
        Instant midnight = LocalDate.now(ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return new Task(DAILY, merchant, midnight.plus(AFTER_MIDNIGHT), 0, "");
    }

    private static Instant next(Instant now, Duration grid) {
        long millis = Math.max(1, grid.toMillis());
        return Instant.ofEpochMilli((now.toEpochMilli() / millis + 1) * millis);
    }
}
