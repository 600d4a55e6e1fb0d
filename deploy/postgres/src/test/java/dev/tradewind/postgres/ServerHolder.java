package dev.tradewind.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** Main class of a JVM that is started by a test in order to be killed. */
final class ServerHolder {
    private ServerHolder() {}

    public static void main(String[] arguments) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.start(EmbeddedPostgres.Options.in(Path.of(arguments[0])));
        System.out.println(server.url());
        if (System.in.read() < 0) {
            server.close();
        }
    }
}
