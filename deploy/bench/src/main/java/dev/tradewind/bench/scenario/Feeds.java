package dev.tradewind.bench.scenario;

import dev.tradewind.bench.load.Requests;
import dev.tradewind.bench.machine.ProcessorTime;
import dev.tradewind.bench.report.Measured.Subject;
import dev.tradewind.bench.report.Measured.Title;
import dev.tradewind.bench.yardstick.Figures;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/** A feed between two domains that do nothing else: from commit to effect, and how fast a consumer catches up. */
public final class Feeds implements Scenario {
    private static final int PER_SECOND = 500;
    private static final int BACKLOG = 200_000;
    private static final String GROUP = "feeds";
    private static final String CLOSED = "closed, as fast as it goes";
    private static final Subject LIMIT = Subject.BARE_STATEMENT;

    @Override
    public String key() {
        return GROUP;
    }

    @Override
    public void run(Bed bed, Wares wares) throws IOException {
        int seconds = bed.effort().seconds();
        Figures warm = bed.yardstick().feedLatency(PER_SECOND, bed.effort().warmUp());
        clock(bed, "feed: commit to effect", "open, " + PER_SECOND + "/s", () -> bed.yardstick()
                .feedLatency(PER_SECOND, seconds));
        clock(bed, "feed: catching up with " + bed.effort().of(BACKLOG) + " events", CLOSED, () -> bed.yardstick()
                .feedCatchUp(bed.effort().of(BACKLOG)));
        if (warm.events() == 0) {
            throw new IllegalStateException("the feed delivers nothing");
        }
        raw(bed);
    }

    private static void raw(Bed bed) throws IOException {
        Buffer one = new Requests(bed.yardstick().url().getAuthority()).post("/upsert-and-event", "", "{}");
        bed.rawAtRate(new Title(GROUP, "a line and its event in one statement", LIMIT, ""), one, PER_SECOND);
        ProcessorTime before = used(bed);
        Figures figures = bed.yardstick().bareBatches(bed.effort().of(BACKLOG));
        Title title = new Title(GROUP, "batches of 500, effect and cursor in one statement", LIMIT, CLOSED);
        bed.add(title, figures, used(bed).since(before));
    }

    @FunctionalInterface
    private interface Run {
        Figures go() throws IOException;
    }

    private static void clock(Bed bed, String scenario, String mode, Run run) throws IOException {
        ProcessorTime before = used(bed);
        Figures figures = run.go();
        ProcessorTime spent = used(bed).since(before);
        bed.add(new Title(GROUP, scenario, Subject.PLATFORM, mode), figures, spent);
    }

    /** The two domains live in the yardstick's JVM. */
    private static ProcessorTime used(Bed bed) {
        return new ProcessorTime(
                bed.yardstick().processorTime(), bed.server().processorTime().children());
    }
}
