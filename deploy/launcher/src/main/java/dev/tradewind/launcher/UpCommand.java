package dev.tradewind.launcher;

import dev.tradewind.chassis.ConfigurationException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts everything in this terminal; Ctrl-C stops it.",
        footer = {
            "",
            "Each option is also an environment variable (TRADEWIND_PORT, TRADEWIND_HOST, TRADEWIND_DATA,",
            "TRADEWIND_EMPTY, TRADEWIND_DATABASE_URL, TRADEWIND_CONFIG, TRADEWIND_RUN) and a key of the file; an",
            "option wins over a variable, a variable over the file.",
            "With --nodes the others write to nodes/PORT in the data directory and stop with this one. From three",
            "nodes on, each domain runs on two, and one that is not the first may be killed; it is not started again.",
            "TRADEWIND_SANDBOX_PORT is the sandbox payment provider's (default: HTTP port + 10).",
            "TRADEWIND_ADMIN_PASSWORD is the first admin's; without it one is made up and shown once."
        })
final class UpCommand implements Callable<Integer> {
    private static final int NODES_MAX = 7;
    private static final int SECRET_BITS = 256;

    @Mixin
    final StartOptions options = new StartOptions();

    @Option(
            names = "--nodes",
            paramLabel = "N",
            description = "spread it over N JVMs of this machine; the first has database and gateway (default 1)")
    int nodes = 1;

    @Override
    public Integer call() {
        Logs.quiet();
        Configuration alone = ConfigurationReader.read(options, System.getenv(), new JsonObject());
        if (nodes < 1 || nodes > NODES_MAX) {
            throw new ConfigurationException("--nodes must be from 1 to " + NODES_MAX + ", not " + nodes);
        }
        return nodes == 1 ? Foreground.run(alone, null) : several(Layout.of(nodes, alone.run()), alone.cluster());
    }

    private int several(Layout layout, ClusterSettings settings) {
        // Nobody else's node on this machine finds its way in.
        String secret = new BigInteger(SECRET_BITS, new SecureRandom()).toString(Character.MAX_RADIX);
        JsonObject cluster = new JsonObject()
                .put("enabled", true)
                .put("secret", secret)
                .put("nodes", layout.nodes().size())
                .put("members", new JsonArray().add(settings.host() + ":" + settings.port()));
        JsonObject first = new JsonObject()
                .put("cluster", cluster)
                .put("run", new JsonArray(layout.nodes().getFirst()));
        Map<String, String> environment = new TreeMap<>(Map.of("TRADEWIND_CLUSTER_SECRET", secret));
        environment.put(
                "TRADEWIND_CLUSTER__NODES", String.valueOf(layout.nodes().size()));
        if (options.config != null) {
            environment.put("TRADEWIND_CONFIG", options.config.toAbsolutePath().toString());
        }
        Configuration configuration = ConfigurationReader.read(options, System.getenv(), first);
        return Foreground.run(configuration, new Children(layout, configuration, environment));
    }
}
