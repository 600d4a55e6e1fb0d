package dev.tradewind.system;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The public REST surface as a client sees it; blocking, for test threads. */
public final class Rest {
    private static final int ROUNDS_MAX = 200;
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(100);

    private final HttpClient http;
    private final Doors doors;
    private final Map<String, String> headers;

    private Rest(HttpClient http, Doors doors, Map<String, String> headers) {
        this.http = http;
        this.doors = doors;
        this.headers = headers;
    }

    /** Where the platform can be reached, and which of these places is the one to try. */
    private record Doors(List<Integer> ports, AtomicInteger now, boolean insist) {
        String base() {
            return "http://127.0.0.1:" + ports.get(now.get() % ports.size()) + "/api/v1";
        }
    }

    public static Rest at(int port) {
        return new Rest(client(), new Doors(List.of(port), new AtomicInteger(), false), Map.of());
    }

    /**
     * Sends a request again, to the next of these ports, when its connection broke or was refused, and for no other
     * reason. What could take effect twice has an idempotency key.
     *
     * @param first which one to begin with
     */
    static Rest atAny(List<Integer> ports, int first) {
        return new Rest(client(), new Doors(ports, new AtomicInteger(first), true), Map.of());
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** The same client with one more header on every request. */
    public Rest with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Rest(http, doors, more);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, JsonObject body) {
        return send("POST", path, body);
    }

    /** A list as body, once. */
    public Answer post(String path, JsonArray body) {
        return once("POST", path, body.encode());
    }

    public Answer patch(String path, JsonObject body) {
        return send("PATCH", path, body);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer put(String path, JsonObject body) {
        return send("PUT", path, body);
    }

    private Answer send(String method, String path, JsonObject body) {
        if (!doors.insist()) {
            return once(method, path, text(body));
        }
        Rest keyed = method.equals("POST") && !headers.containsKey("Idempotency-Key")
                ? with("Idempotency-Key", UUID.randomUUID().toString())
                : this;
        for (int tries = 1; ; tries++) {
            int door = doors.now().get();
            try {
                return keyed.once(method, path, text(body));
            } catch (Unreachable e) {
                if (tries == ROUNDS_MAX) {
                    throw e;
                }
                doors.now().compareAndSet(door, door + 1);
                if (tries % doors.ports().size() == 0) {
                    LockSupport.parkNanos(BETWEEN_ROUNDS.toNanos());
                }
            }
        }
    }

    private static String text(JsonObject body) {
        return body == null ? null : body.encode();
    }

    private Answer once(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(path.startsWith("http") ? path : doors.base() + path))
                .timeout(Duration.ofSeconds(60));
        headers.forEach(request::setHeader);
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.setHeader("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            return Answer.of(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (HttpTimeoutException e) {
            throw new AssertionError("no answer to " + method + " " + path, e);
        } catch (IOException e) {
            throw new Unreachable(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The connection broke before an answer came. */
    public static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreachable(String what, Throwable cause) {
            super(what, cause);
        }
    }
}
