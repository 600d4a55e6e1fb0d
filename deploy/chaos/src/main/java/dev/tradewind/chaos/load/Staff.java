package dev.tradewind.chaos.load;

import dev.tradewind.chaos.cluster.Site;
import dev.tradewind.chaos.load.Http.Ask;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The administrator's calls. */
public final class Staff {
    private final Http http;
    private volatile String bearer = "";

    public Staff(Http http) {
        this.http = http;
    }

    public Reply get(String path) throws IOException {
        return authorized(Ask.get(path, Map.of()));
    }

    /** @param key by which a repetition is known */
    public Reply post(String path, JsonObject body, String key) throws IOException {
        return authorized(Ask.post(path, body, Map.of("Idempotency-Key", key)));
    }

    public Reply post(String path, JsonObject body) throws IOException {
        return post(path, body, UUID.randomUUID().toString());
    }

    /** For what takes long on purpose. */
    public Reply post(String path, JsonObject body, Duration patience) throws IOException {
        return authorized(Ask.post(path, body, Map.of()).patiently(patience));
    }

    private Reply authorized(Ask ask) throws IOException {
        String used = bearer.isEmpty() ? renewed("") : bearer;
        Reply reply = http.ask(with(ask, used));
        return reply.status() == 401 ? http.ask(with(ask, renewed(used))) : reply;
    }

    private static Ask with(Ask ask, String token) {
        Map<String, String> headers = new HashMap<>(ask.headers());
        headers.put("Authorization", "Bearer " + token);
        return new Ask(ask.method(), ask.path(), ask.body(), headers, ask.patience());
    }

    private synchronized String renewed(String used) throws IOException {
        if (bearer.equals(used)) {
            Reply reply = http.send(Ask.post(
                    "/auth/login",
                    new JsonObject().put("email", "admin@tradewind.local").put("password", Site.PASSWORD),
                    Map.of()));
            String token = reply.text("access_token");
            if (token == null) {
                throw new IOException("signing in was answered with " + reply.status() + " " + reply.body());
            }
            bearer = token;
        }
        return bearer;
    }
}
