package dev.tradewind.tools;

import dev.tradewind.tools.rest.Credentials;
import dev.tradewind.tools.rest.Rest;
import dev.tradewind.tools.rest.Staff;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which server to talk to, and by which right. */
public final class ServerOptions {
    private static final URI USUAL = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = {
                "the server (default: TRADEWIND_URL, or the one that runs on the data directory, or",
                "http://127.0.0.1:8080)"
            })
    private @Nullable URI url;

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
        return Rest.at(url == null ? usual() : url);
    }

    public Staff staff() {
        return new Staff(rest(), Credentials.find(System.getenv(), data));
    }

    public Path data() {
        return data;
    }

    private URI usual() {
        String wanted = System.getenv("TRADEWIND_URL");
        return wanted == null ? noted().orElse(USUAL) : URI.create(wanted);
    }

    /** As the server has written it down. */
    private Optional<URI> noted() {
        try {
            String note = Files.readString(data.resolve("instance.json"));
            return Optional.ofNullable(new JsonObject(note).getString("address"))
                    .map(URI::create);
        } catch (IOException | DecodeException e) {
            return Optional.empty();
        }
    }
}
