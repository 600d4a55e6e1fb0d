package dev.tradewind.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks before anything is started whether the ports are free, so that the answer comes at once and in plain words. */
final class FreePorts {
    private FreePorts() {}

    static void check(Configuration configuration) {
        HttpSettings http = configuration.http();
        if (configuration.run().contains("gateway") && !isFree(http.host(), http.port())) {
            throw new StartException("Port " + http.port() + " on " + http.host()
                    + " is in use: stop what runs there, or choose another with --port.");
        }
        if (configuration.run().contains("payments") && !isFree("127.0.0.1", http.sandboxPort())) {
            throw new StartException("Port " + http.sandboxPort()
                    + " (sandbox payment provider) is in use: stop what runs there, or set TRADEWIND_SANDBOX_PORT.");
        }
    }

    static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
