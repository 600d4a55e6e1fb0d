package dev.tradewind.bench.scenario;

import dev.tradewind.bench.load.Journey;
import dev.tradewind.bench.load.Load;
import dev.tradewind.bench.load.Requests;
import dev.tradewind.bench.load.Tally;
import dev.tradewind.bench.machine.ProcessorTime;
import dev.tradewind.bench.machine.Server;
import dev.tradewind.bench.machine.Yardstick;
import dev.tradewind.bench.report.Measured;
import dev.tradewind.bench.report.Measured.Spent;
import dev.tradewind.bench.report.Measured.Subject;
import dev.tradewind.bench.report.Measured.Title;
import dev.tradewind.bench.yardstick.Figures;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** What scenarios run on: the measured server, the yardstick beside it, how long and how hard. Collects the figures. */
public final class Bed {
    private static final double OPEN_SHARE = 0.5;
    private static final double FASTER = 1.03;
    private static final int STEADY_ROUNDS = 2;
    // On two processors that are busy with the load the compiler is slow: it pauses on the way, for seconds.
    private static final int PLATFORM_ROUNDS = 8;
    private static final int WARM_UP_ROUNDS = 12;
    private static final Duration QUIET_FOR = Duration.ofSeconds(1);
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(30);
    private static final double QUIET_SHARE = 0.06;

    private final Vertx vertx;
    private final Server server;
    private final Yardstick yardstick;
    private final Effort effort;
    private final Requests requests;
    private final List<Measured> figures;

    /**
     * How much is done.
     *
     * @param seconds of each measured run
     * @param warmUp seconds of a round before it; there are as many as it takes until nothing gets faster any more
     * @param share of the full numbers (carts, buyers, events) that a run uses
     */
    public record Effort(int connections, int seconds, int warmUp, double share) {
        /** How often it is warmed up at most: where no figure is judged, only so that the platform answers in time. */
        int rounds(boolean platform) {
            return !isQuick() ? WARM_UP_ROUNDS : platform ? 1 : 0;
        }

        boolean isQuick() {
            return share < 1;
        }

        /** That many, or the share of it. */
        int of(int full) {
            return Math.max(1, (int) (full * share));
        }
    }

    public Bed(Vertx vertx, Server server, Yardstick yardstick, Effort effort) {
        this.figures = new ArrayList<>();
        this.vertx = vertx;
        this.server = server;
        this.yardstick = yardstick;
        this.effort = effort;
        this.requests = new Requests(server.url().getAuthority());
    }

    private Bed(Bed other, Server server) {
        this.figures = other.figures;
        this.vertx = other.vertx;
        this.server = server;
        this.yardstick = other.yardstick;
        this.effort = other.effort;
        this.requests = new Requests(server.url().getAuthority());
    }

    Vertx vertx() {
        return vertx;
    }

    Server server() {
        return server;
    }

    Yardstick yardstick() {
        return yardstick;
    }

    Effort effort() {
        return effort;
    }

    Requests requests() {
        return requests;
    }

    public List<Measured> figures() {
        return List.copyOf(figures);
    }

    /** Preparations on the measured server, of which no figures are kept. */
    void prepare(Journey journey, long journeys) {
        try (Load load = Load.on(vertx, server.url(), effort.connections)) {
            Tally tally = load.times(journey, journeys, TimeUnit.MINUTES.toSeconds(10));
            if (!tally.others().isEmpty()) {
                throw new IllegalStateException("preparing failed: " + tally.others());
            }
        }
    }

    /** Warms up, then a closed loop, then an open one at half of what the closed one got through. */
    void platform(String group, String scenario, Journey journey) {
        Title title = new Title(group, scenario, Subject.PLATFORM, atOnce(effort.connections));
        try (Load load = Load.on(vertx, server.url(), effort.connections)) {
            closedThenOpen(load, title, journey);
        }
    }

    private void closedThenOpen(Load load, Title title, Journey journey) {
        warmUp(load, journey);
        Measured closed = measure(title, () -> load.closed(journey, effort.seconds));
        open(load, title, journey, closed.perSecond() * OPEN_SHARE);
    }

    /** Until it gets no faster: before that the compiler of the server's JVM is measured as well. */
    void warmUp(Load load, Journey journey) {
        long best = 0;
        int steady = 0;
        boolean platform = load.isOn(server.url());
        int least = platform ? PLATFORM_ROUNDS : STEADY_ROUNDS;
        int most = effort.rounds(platform);
        for (int round = 0; round < most && (round < least || steady < STEADY_ROUNDS); round++) {
            long done = load.closed(journey, effort.warmUp).ok();
            steady = done < best * FASTER ? steady + 1 : 0;
            best = Math.max(best, done);
        }
    }

    static String atOnce(int connections) {
        return "closed, " + connections + " at once";
    }

    /** So many journeys a second. */
    void open(Load load, Title title, Journey journey, double perSecond) {
        Title open = title.in(String.format(Locale.ROOT, "open, %.0f/s", perSecond));
        Measured unused = measure(open, () -> load.open(journey, perSecond, effort.seconds));
    }

    /** The same load on a bare handler of the yardstick. */
    void raw(String group, String scenario, Subject subject, Buffer request) {
        raw(new Title(group, scenario, subject, atOnce(effort.connections)), request, effort.connections);
    }

    /** A bare handler at a constant rate, as a raw limit of what is measured at that rate. */
    void rawAtRate(Title title, Buffer request, double perSecond) {
        Journey journey = Journey.of(number -> request);
        try (Load load = Load.on(vertx, yardstick.url(), effort.connections)) {
            warmUp(load, journey);
            open(load, title, journey, perSecond);
        }
    }

    void raw(Title title, Buffer request, int connections) {
        try (Load load = Load.on(vertx, yardstick.url(), connections)) {
            closedThenOpen(load, title, Journey.of(number -> request));
        }
    }

    /** Clocks a run, and the processor time of whoever serves it. */
    Measured measure(Title title, Supplier<Tally> run) {
        return measure(title, run, () -> {});
    }

    /** The same, with the processor time of what goes on after the answers: shipments, postings, copies. */
    Measured measureToTheEnd(Title title, Supplier<Tally> run) {
        return measure(title, run, this::awaitQuiet);
    }

    private Measured measure(Title title, Supplier<Tally> run, Runnable afterwards) {
        ProcessorTime before = used(title.subject());
        Duration clientBefore = ProcessorTime.ofThisProgram();
        long begin = System.nanoTime();
        Tally tally = run.get();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        Duration client = ProcessorTime.ofThisProgram().minus(clientBefore);
        afterwards.run();
        Measured figures =
                Measured.of(title, tally, new Spent(took, used(title.subject()).since(before), client));
        this.figures.add(figures);
        return figures;
    }

    /** Returns when what earlier requests have set going is done, after a while in any case. */
    void awaitQuiet() {
        long end = System.nanoTime() + QUIET_WITHIN.toNanos();
        Duration enough = Duration.ofNanos((long) (QUIET_FOR.toNanos() * QUIET_SHARE));
        Duration spent;
        do {
            ProcessorTime before = server.processorTime();
            LockSupport.parkNanos(QUIET_FOR.toNanos());
            spent = server.processorTime().since(before).all();
        } while (spent.compareTo(enough) > 0 && System.nanoTime() < end);
    }

    /** PostgreSQL is the measured server's in any case. */
    private ProcessorTime used(Subject subject) {
        ProcessorTime platform = server.processorTime();
        return subject == Subject.PLATFORM
                ? platform
                : new ProcessorTime(yardstick.processorTime(), platform.children());
    }

    /** What somebody else has clocked. */
    void add(Title title, Figures clocked, ProcessorTime spent) {
        double ms = 1e3;
        figures.add(new Measured(
                title.group(),
                title.scenario(),
                title.subject(),
                title.mode(),
                clocked.events(),
                Map.of(),
                clocked.perSecond(),
                clocked.p50Us() / ms,
                clocked.p90Us() / ms,
                clocked.p99Us() / ms,
                clocked.maxUs() / ms,
                (double) spent.jvm().toMillis() / Math.max(1, clocked.events()),
                (double) spent.children().toMillis() / Math.max(1, clocked.events()),
                0,
                List.of()));
    }

    /** Another server in the place of the measured one; what is found there belongs to this run. */
    Bed on(Server other) {
        return new Bed(this, other);
    }
}
