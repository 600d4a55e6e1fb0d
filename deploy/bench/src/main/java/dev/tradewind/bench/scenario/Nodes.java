package dev.tradewind.bench.scenario;

import dev.tradewind.bench.machine.Peers;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What lies between JVMs: calls through a proxy and feeds, with everything in one JVM and over three. The raw limit of
 * a call is the bare bus between the same two JVMs.
 */
public final class Nodes implements Scenario {
    private static final int SEVERAL = 3;

    private final Path directory;

    /** @param directory for what the JVMs print */
    public Nodes(Path directory) {
        this.directory = directory;
    }

    @Override
    public String key() {
        return "nodes";
    }

    @Override
    public void run(Bed bed, Wares wares) throws Exception {
        measure(bed, 1);
        measure(bed, SEVERAL);
    }

    private void measure(Bed bed, int jvms) throws IOException, InterruptedException {
        try (Peers peers = Peers.start(directory, bed.server().databaseUrl(), jvms)) {
            var run = new PeerRun(bed, peers, jvms);
            run.calls();
            run.feedAtRate();
            run.catchUp();
        }
    }
}
