package dev.tradewind.operations;

import dev.tradewind.contracts.operations.Pulse;
import dev.tradewind.contracts.operations.Traffic;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.operations.PulseStore.Calls;
import dev.tradewind.operations.PulseStore.MinuteSum;
import dev.tradewind.operations.PulseStore.PeriodSum;
import dev.tradewind.operations.PulseStore.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a pulse of what was counted. */
final class Pulses {
    private static final int MINUTES = 60;

    private final List<MinuteSum> minutes;
    private final List<PeriodSum> periods;
    private final List<Times> times;
    private final List<Calls> calls;

    Pulses(List<MinuteSum> minutes, List<PeriodSum> periods, List<Times> times, List<Calls> calls) {
        this.minutes = minutes;
        this.periods = periods;
        this.times = times;
        this.calls = calls;
    }

    Pulse at(Instant now) {
        return new Pulse(now, outcomes(), minutes(now), funnel());
    }

    private Pulse.Outcomes outcomes() {
        return new Pulse.Outcomes(
                revenue(), errors(), latency(Traffic.Area.CART), latency(Traffic.Area.CHECKOUT), availability());
    }

    private List<Pulse.Growth> revenue() {
        return periods.stream()
                .filter(p -> p.measure() == Measure.CONFIRMED)
                .sorted(Comparator.comparingLong(PeriodSum::weekMinor).reversed())
                .map(p -> new Pulse.Growth(
                        new Money(p.weekMinor(), p.currency()),
                        new Money(p.weekBeforeMinor(), p.currency()),
                        p.weekBeforeMinor() == 0 ? null : (double) p.weekMinor() / p.weekBeforeMinor() - 1))
                .toList();
    }

    private Pulse.Errors errors() {
        long unanswered = calls.stream()
                .filter(c -> c.area() == Traffic.Area.CHECKOUT)
                .mapToLong(Calls::failedInADay)
                .sum();
        long orders = inADay(Measure.CHECKED_OUT);
        long failed = inADay(Measure.GIVEN_UP) + unanswered;
        return new Pulse.Errors(orders, failed, share(failed, orders + unanswered));
    }

    private Pulse.Availability availability() {
        long all = calls.stream().mapToLong(Calls::calls).sum();
        long failed = calls.stream().mapToLong(Calls::failed).sum();
        return new Pulse.Availability(all, failed, share(all - failed, all));
    }

    private Pulse.Latency latency(Traffic.Area area) {
        Map<Integer, Long> counts = times.stream()
                .filter(t -> t.area() == area)
                .collect(Collectors.toMap(Times::bucket, Times::count, Long::sum));
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Pulse.Latency(all, quantile(counts, all, 0.5), quantile(counts, all, 0.99));
    }

    /** As if the calls of one bucket were spread evenly; what took longer than all bounds counts as the last. */
    private static @Nullable Double quantile(Map<Integer, Long> counts, long all, double quantile) {
        if (all == 0) {
            return null;
        }
        double rank = quantile * all;
        long below = 0;
        List<Long> bounds = Traffic.BOUNDS_MS;
        for (int bucket = 0; bucket < bounds.size(); bucket++) {
            long here = counts.getOrDefault(bucket, 0L);
            if (here > 0 && below + here >= rank) {
                double from = bucket == 0 ? 0 : bounds.get(bucket - 1);
                return from + (bounds.get(bucket) - from) * (rank - below) / here;
            }
            below += here;
        }
        return (double) bounds.getLast();
    }

    private Pulse.Funnel funnel() {
        return new Pulse.Funnel(
                inADay(Measure.VIEWED),
                inADay(Measure.CART_OPENED),
                inADay(Measure.CHECKED_OUT),
                inADay(Measure.CONFIRMED),
                inADay(Measure.DISPATCHED),
                inADay(Measure.DELIVERED));
    }

    private List<Pulse.Minute> minutes(Instant now) {
        Map<Instant, List<MinuteSum>> byMinute = minutes.stream().collect(Collectors.groupingBy(MinuteSum::at));
        Instant last = now.truncatedTo(ChronoUnit.MINUTES);
        return IntStream.rangeClosed(1 - MINUTES, 0)
                .mapToObj(i -> last.plus(Duration.ofMinutes(i)))
                .map(at -> minute(at, byMinute.getOrDefault(at, List.of())))
                .toList();
    }

    private static Pulse.Minute minute(Instant at, List<MinuteSum> sums) {
        return new Pulse.Minute(
                at,
                sums.stream().mapToLong(MinuteSum::events).sum(),
                sums.stream().map(MinuteSum::sum).toList());
    }

    private long inADay(Measure measure) {
        return periods.stream()
                .filter(p -> p.measure() == measure)
                .mapToLong(PeriodSum::dayEvents)
                .sum();
    }

    private static @Nullable Double share(long part, long all) {
        return all == 0 ? null : (double) part / all;
    }
}
