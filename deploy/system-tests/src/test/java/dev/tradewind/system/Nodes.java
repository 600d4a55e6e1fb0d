package dev.tradewind.system;

import dev.tradewind.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A platform over several JVMs, on one database; the first node has the gateway. */
final class Nodes implements AutoCloseable {
    private static final Duration READY_MAX = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final int http = Platform.freePort();
    private final int sandbox = Platform.freePort();
    private final Path data;

    private Nodes(Path data) {
        this.data = data;
    }

    /** @param verticles of each node, separated by commas */
    static Nodes start(Path data, String... verticles) {
        Nodes nodes = new Nodes(data);
        try {
            nodes.startAll(verticles);
            return nodes;
        } catch (RuntimeException | Error e) {
            nodes.close();
            throw e;
        }
    }

    private void startAll(String... verticles) {
        int first = Platform.freePort();
        int port = first;
        for (String some : verticles) {
            nodes.add(
                    NodeProcess.start(new NodeProcess.Setting(data, postgres.url(), http, sandbox, some, port, first)));
            port = Platform.freePort();
        }
        nodes.forEach(NodeProcess::running);
        awaitReady();
    }

    /** Until every domain answers, wherever it runs. */
    void awaitReady() {
        String ready = "http://127.0.0.1:" + http + "/health/ready";
        Eventually.see(
                "all domains",
                READY_MAX,
                () -> rest().get(ready),
                a -> a.status() == 200 && a.text("status").equals("ready"));
    }

    NodeProcess node(int number) {
        return nodes.get(number);
    }

    Rest rest() {
        return Rest.at(http);
    }

    Shopper shopper() {
        return Shopper.arrive(rest());
    }

    Market market() {
        return Market.signIn(rest(), Platform.ADMIN_PASSWORD);
    }

    Provider provider() {
        return new Provider(sandbox);
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
        postgres.close();
    }
}
