package dev.tradewind.bench.scenario;

import dev.tradewind.bench.machine.ProcessorTime;
import dev.tradewind.bench.report.Measured;
import dev.tradewind.bench.report.Measured.Subject;
import dev.tradewind.bench.yardstick.FeedFigures;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A feed between two domains that do nothing else: from commit to effect, and how fast a consumer catches up. */
public final class Feeds implements Scenario {
    private static final int PER_SECOND = 500;
    private static final int BACKLOG = 200_000;

    @Override
    public String key() {
        return "feeds";
    }

    @Override
    public void run(Bed bed, Wares wares) throws IOException {
        int seconds = bed.effort().seconds();
        FeedFigures warm = bed.yardstick().feedLatency(PER_SECOND, bed.effort().warmUp());
        clock(bed, "feed: commit to effect", "open, " + PER_SECOND + "/s", () -> bed.yardstick()
                .feedLatency(PER_SECOND, seconds));
        clock(
                bed,
                "feed: catching up with " + bed.effort().of(BACKLOG) + " events",
                "closed, as fast as it goes",
                () -> bed.yardstick().feedCatchUp(bed.effort().of(BACKLOG)));
        if (warm.events() == 0) {
            throw new IllegalStateException("the feed delivers nothing");
        }
    }

    @FunctionalInterface
    private interface Run {
        FeedFigures go() throws IOException;
    }

    private static void clock(Bed bed, String scenario, String mode, Run run) throws IOException {
        ProcessorTime before = used(bed);
        FeedFigures figures = run.go();
        ProcessorTime spent = used(bed).since(before);
        double ms = 1e3;
        bed.add(new Measured(
                "feeds",
                scenario,
                Subject.PLATFORM,
                mode,
                figures.events(),
                Map.of(),
                figures.perSecond(),
                figures.p50Us() / ms,
                figures.p90Us() / ms,
                figures.p99Us() / ms,
                figures.maxUs() / ms,
                (double) spent.jvm().toMillis() / figures.events(),
                (double) spent.children().toMillis() / figures.events(),
                0,
                List.of()));
    }

    /** The two domains live in the yardstick's JVM. */
    private static ProcessorTime used(Bed bed) {
        return new ProcessorTime(
                bed.yardstick().processorTime(), bed.server().processorTime().children());
    }
}
