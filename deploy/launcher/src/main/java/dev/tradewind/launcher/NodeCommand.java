package dev.tradewind.launcher;

import dev.tradewind.chassis.ConfigurationException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description =
                "Starts one node of a cluster in this terminal: some verticles on a database that all nodes share.",
        footer = {
            "",
            "A node that comes back, or comes before the others, waits for them: it serves what it has, and what",
            "needs a domain that runs nowhere yet goes on when that is there.",
            "How nodes find each other, and everything else, is the section cluster of the configuration file.",
            "Each option is also an environment variable: see ./tradewind up --help."
        })
final class NodeCommand implements Callable<Integer> {
    @Mixin
    final StartOptions options = new StartOptions();

    @Option(
            names = "--cluster-port",
            paramLabel = "PORT",
            description = "membership port of this node (cluster.port, default 5701)")
    @Nullable
    Integer clusterPort;

    @Option(
            names = "--join",
            paramLabel = "HOST:PORT",
            split = ",",
            description = "nodes to look for (cluster.members); one living is enough")
    @Nullable
    List<String> members;

    @Option(names = "--until-input-ends", hidden = true)
    boolean child;

    @Override
    public Integer call() {
        Logs.quiet();
        Configuration configuration = configuration();
        if (child) {
            Foreground.endWithInput();
        }
        return Foreground.run(configuration, null);
    }

    private Configuration configuration() {
        Configuration read = ConfigurationReader.read(options, System.getenv(), cluster());
        if (read.databaseUrl() == null) {
            throw new ConfigurationException("a node needs the database that all nodes share: set database.url");
        }
        return read;
    }

    private JsonObject cluster() {
        JsonObject cluster = new JsonObject().put("enabled", true);
        if (clusterPort != null) {
            cluster.put("port", clusterPort);
        }
        if (members != null) {
            cluster.put("members", new JsonArray(members));
        }
        return new JsonObject().put("cluster", cluster);
    }
}
