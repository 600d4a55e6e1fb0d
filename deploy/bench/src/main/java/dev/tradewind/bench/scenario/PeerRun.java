package dev.tradewind.bench.scenario;

import dev.tradewind.bench.machine.Peers;
import dev.tradewind.bench.machine.ProcessorTime;
import dev.tradewind.bench.report.Measured.Subject;
import dev.tradewind.bench.report.Measured.Title;
import dev.tradewind.bench.yardstick.Figures;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** On some JVMs: the first is called and followed, the others call and follow; a single one does both. */
final class PeerRun {
    private static final List<Integer> AT_ONCE = List.of(8, 64);
    private static final int PER_SECOND = 500;
    private static final int BACKLOG = 100_000;
    private static final int ROUNDS = 2;
    private static final long LONGEST_US = TimeUnit.MINUTES.toMicros(5);
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final int PAUSE_MS = 20;

    private final Bed bed;
    private final Peers peers;
    private final String where;
    private final int caller;
    private final List<Integer> sinks;

    PeerRun(Bed bed, Peers peers, int jvms) {
        this.bed = bed;
        this.peers = peers;
        this.where = jvms == 1 ? "one JVM" : jvms + " JVMs";
        this.caller = jvms - 1;
        this.sinks = jvms == 1 ? List.of(0) : IntStream.range(1, jvms).boxed().toList();
    }

    void calls() throws IOException {
        peers.tell(0, "/echo");
        peers.tell(0, "/source?events=1");
        for (int atOnce : AT_ONCE) {
            // Each with its own limit, so that like is compared with like.
            String group = "calls, " + where + ", " + atOnce;
            String mode = Bed.atOnce(atOnce);
            clock(new Title(group, "call through a proxy, " + where, Subject.PLATFORM, mode), "/call", atOnce);
            clock(new Title(group, "bare bus, " + where, Subject.BARE_HANDLER, mode), "/ask", atOnce);
        }
        peers.tell(0, "/silence");
    }

    private void clock(Title title, String what, int atOnce) throws IOException {
        String command = what + "?at_once=" + atOnce + "&seconds=";
        int rounds = bed.effort().isQuick() ? 0 : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            Figures unused = peers.clock(caller, command + bed.effort().warmUp());
        }
        ProcessorTime before = used();
        Figures figures = peers.clock(caller, command + bed.effort().seconds());
        bed.add(title, figures, used().since(before));
    }

    /** From commit to effect; what it takes until the last one is through counts as the time. */
    void feedAtRate() throws IOException, InterruptedException {
        Title title = feed("commit to effect", "open, " + PER_SECOND + "/s");
        if (!bed.effort().isQuick()) {
            atRate(bed.effort().warmUp(), null);
        }
        atRate(bed.effort().seconds(), title);
    }

    private void atRate(int seconds, @Nullable Title title) throws IOException, InterruptedException {
        int events = PER_SECOND * seconds;
        peers.tell(0, "/source?events=" + events);
        open(events);
        ProcessorTime before = used();
        long begin = System.nanoTime();
        peers.tell(0, "/say?events=" + events + "&rate=" + PER_SECOND);
        end(title, events, begin, before);
    }

    /** All events are there before their consumers start. */
    void catchUp() throws IOException, InterruptedException {
        int events = bed.effort().of(BACKLOG);
        peers.tell(0, "/source?events=" + events);
        peers.tell(0, "/say?rate=0&events=" + events);
        ProcessorTime before = used();
        long begin = System.nanoTime();
        open(events);
        end(feed("catching up with " + events + " events", "closed, as fast as it goes"), events, begin, before);
    }

    private Title feed(String what, String mode) {
        return new Title("feeds, " + where, "feed: " + what + ", " + where, Subject.PLATFORM, mode);
    }

    private void open(int events) throws IOException {
        for (int sink : sinks) {
            peers.tell(sink, "/sink?events=" + events);
        }
    }

    private void end(@Nullable Title title, int events, long begin, ProcessorTime before)
            throws IOException, InterruptedException {
        awaitAll(events);
        ProcessorTime spent = used().since(before);
        Histogram latencies = new Histogram(LONGEST_US, 3);
        long last = record(events, latencies);
        if (title != null) {
            bed.add(title, Figures.of(latencies, (last - begin) / 1e9), spent);
        }
        for (int sink : sinks) {
            peers.tell(sink, "/silence");
        }
        peers.tell(0, "/silence");
    }

    private void awaitAll(int events) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        int taken = 0;
        while (taken < events) {
            if (System.nanoTime() > deadline) {
                throw new IOException("only " + taken + " of " + events + " events took effect");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            taken = 0;
            for (int sink : sinks) {
                taken += peers.taken(sink);
            }
        }
    }

    /** Returns when the last one took effect. */
    private long record(int events, Histogram latencies) throws IOException {
        List<Long> said = peers.saidAt(0);
        long last = 0;
        for (int sink : sinks) {
            List<Long> taken = peers.takenAt(sink);
            for (int number = 0; number < events; number++) {
                long effect = taken.get(number);
                if (effect != 0) {
                    long us = TimeUnit.NANOSECONDS.toMicros(effect - said.get(number));
                    latencies.recordValue(Math.clamp(us, 0, LONGEST_US));
                    last = Math.max(last, effect);
                }
            }
        }
        return last;
    }

    /** PostgreSQL is the measured server's. */
    private ProcessorTime used() {
        return new ProcessorTime(
                peers.processorTime(), bed.server().processorTime().children());
    }
}
