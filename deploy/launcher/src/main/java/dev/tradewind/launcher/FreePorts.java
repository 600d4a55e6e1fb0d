package dev.tradewind.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Looks before anything is started whether the ports are free, so that the answer comes at once and in plain words. */
public final class FreePorts {
    private FreePorts() {}

    /** The ports that somebody else has, each with what to do, in one line; empty when all are free. */
    public static List<String> taken(Configuration configuration) {
        HttpSettings http = configuration.http();
        List<String> taken = new ArrayList<>();
        if (configuration.run().contains("gateway") && !isFree(http.host(), http.port())) {
            taken.add("Port " + http.port() + " on " + http.host()
                    + " is in use: stop what runs there, or choose another with --port.");
        }
        if (configuration.run().contains(Deployments.SANDBOX) && !isFree("127.0.0.1", http.sandboxPort())) {
            taken.add("Port " + http.sandboxPort()
                    + " (sandbox payment provider) is in use: stop what runs there, or set TRADEWIND_SANDBOX_PORT.");
        }
        ClusterSettings cluster = configuration.cluster();
        if (cluster.enabled() && !isFree(cluster.host(), cluster.port())) {
            taken.add("Port " + cluster.port() + " on " + cluster.host()
                    + " (membership of this node) is in use: stop what runs there, or set cluster.port.");
        }
        return taken;
    }

    /** @throws StartException when one is taken */
    static void require(Configuration configuration) {
        taken(configuration).stream().findFirst().ifPresent(text -> {
            throw new StartException(text);
        });
    }

    private static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
