package dev.tradewind.tools;

import dev.tradewind.tools.rest.Credentials;
import dev.tradewind.tools.rest.Rest;
import dev.tradewind.tools.rest.Staff;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which server to talk to, and by which right. */
public final class ServerOptions {
    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "the server (default: ${DEFAULT-VALUE})",
            defaultValue = "${env:TRADEWIND_URL:-http://127.0.0.1:8080}")
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--data",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = {
                "the server's data directory (default: ${DEFAULT-VALUE}): there it leaves a token for this machine's",
                "administrator; not needed with TRADEWIND_ADMIN_PASSWORD"
            },
            defaultValue = "${env:TRADEWIND_DATA:-.tradewind}")
    private Path data = Path.of(".tradewind");

    public Rest rest() {
        return Rest.at(url);
    }

    public Staff staff() {
        return new Staff(rest(), Credentials.find(System.getenv(), data));
    }

    public Path data() {
        return data;
    }
}
