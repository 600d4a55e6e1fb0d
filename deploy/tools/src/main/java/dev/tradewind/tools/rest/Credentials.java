package dev.tradewind.tools.rest;

import dev.tradewind.contracts.identity.Tokens;
import dev.tradewind.contracts.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By which right staff's calls are made. */
public interface Credentials {
    /** A bearer token; asked for again when the server takes the last one no more. */
    String bearer(Rest rest) throws IOException;

    /**
     * What the environment gives ({@code TRADEWIND_ADMIN_EMAIL}, {@code TRADEWIND_ADMIN_PASSWORD}), else the token
     * that a server on this machine has left in its data directory.
     *
     * @throws UnreachableException when there is neither
     */
    static Credentials find(Map<String, String> environment, Path data) {
        @Nullable String password = environment.get("TRADEWIND_ADMIN_PASSWORD");
        if (password != null) {
            String email = environment.getOrDefault("TRADEWIND_ADMIN_EMAIL", "admin@tradewind.local");
            return rest -> login(rest, email, password);
        }
        Path token = data.resolve("admin-token");
        if (!Files.isReadable(token)) {
            throw new UnreachableException(
                    "set TRADEWIND_ADMIN_PASSWORD, or --data to the server's data directory (no " + token + ")", null);
        }
        return rest -> Files.readString(token).strip();
    }

    private static String login(Rest rest, String email, String password) throws IOException {
        String body = Wire.write(Map.of("email", email, "password", password));
        return rest.post("/auth/login", body, Map.of()).as(Tokens.class).accessToken();
    }
}
