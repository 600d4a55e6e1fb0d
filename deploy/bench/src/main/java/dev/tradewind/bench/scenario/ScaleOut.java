package dev.tradewind.bench.scenario;

import dev.tradewind.bench.load.Journey;
import dev.tradewind.bench.load.Load;
import dev.tradewind.bench.load.Reply;
import dev.tradewind.bench.machine.Server;
import dev.tradewind.bench.report.Measured;
import dev.tradewind.bench.report.Measured.Subject;
import dev.tradewind.bench.report.Measured.Title;
import dev.tradewind.tools.rest.Imports;
import dev.tradewind.tools.verify.Audit;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Whole orders, the same load, on platforms of one, two and three JVMs. An order that was accepted and confirmed later
 * than its shopper waited for counts too: a platform is done when all of them are.
 */
public final class ScaleOut implements Scenario {
    private static final int JVMS_MAX = 3;
    private static final Duration SETTLING = Duration.ofMinutes(2);

    private final Path directory;

    /** @param directory for the platforms' data and what they print */
    public ScaleOut(Path directory) {
        this.directory = directory;
    }

    @Override
    public String key() {
        return Measured.SCALE_OUT;
    }

    @Override
    public void run(Bed bed, Wares wares) throws Exception {
        for (int jvms = 1; jvms <= JVMS_MAX; jvms++) {
            try (Server server = Server.start(directory.resolve("jvms-" + jvms), jvms)) {
                measure(bed.on(server), jvms);
                if (!Audit.settled(server.staff(), SETTLING).holds()) {
                    throw new IllegalStateException("an invariant does not hold on " + jvms + " JVMs");
                }
            }
        }
    }

    private static void measure(Bed bed, int jvms) throws Exception {
        Wares wares = Wares.prepare(
                new Imports(bed.server().staff()), bed.server().staff().rest());
        String scenario = "whole orders on " + jvms + (jvms == 1 ? " JVM" : " JVMs");
        Title title = new Title(Measured.SCALE_OUT, scenario, Subject.PLATFORM, Bed.atOnce(Checkout.SHOPPERS));
        try (Load load = Load.on(bed.vertx(), bed.server().url(), Checkout.SHOPPERS)) {
            bed.warmUp(load, Checkout.journey(bed, wares, ScaleOut::verdict));
            Measured unused = bed.measureToTheEnd(
                    title,
                    () -> load.closed(
                            Checkout.journey(bed, wares, ScaleOut::verdict),
                            bed.effort().seconds()));
        }
    }

    private static String verdict(Reply reply) {
        return reply.status() == 202 ? Journey.OK : Checkout.verdict(reply);
    }
}
