package dev.tradewind.chaos.load;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The gateways, as a load balancer shows them: a request goes to one after the other until a connection is made; one
 * that did not answer is passed over for a few seconds. Nothing else is tried again here.
 */
public final class Http {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long AVOID_NANOS = Duration.ofSeconds(3).toNanos();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final List<URI> gateways;
    private final Journal journal;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<URI, Long> avoided = new ConcurrentHashMap<>();

    public Http(List<URI> gateways, Journal journal) {
        this.gateways = List.copyOf(gateways);
        this.journal = journal;
    }

    /** A request. */
    public record Ask(String method, String path, JsonObject body, Map<String, String> headers, Duration patience) {
        public static Ask get(String path, Map<String, String> headers) {
            return new Ask("GET", path, new JsonObject(), headers, ANSWER);
        }

        public static Ask post(String path, JsonObject body, Map<String, String> headers) {
            return new Ask("POST", path, body, headers, ANSWER);
        }

        public Ask patiently(Duration time) {
            return new Ask(method, path, body, headers, time);
        }
    }

    /** Counted, whatever comes of it. */
    public Reply ask(Ask ask) throws IOException {
        String during = journal.phase();
        try {
            Reply reply = send(ask);
            journal.asked(during, reply.isFailure());
            if (reply.status() == 500) {
                journal.complain(ask.method() + " " + ask.path().replaceAll("_[0-9a-z]{20,}", "_…") + " during "
                        + during + ": 500 " + reply.text("detail"));
            }
            return reply;
        } catch (IOException e) {
            journal.asked(during, true);
            throw e;
        }
    }

    /** Not counted. */
    public Reply send(Ask ask) throws IOException {
        ConnectException last = new ConnectException("no gateway");
        for (int attempt = 0; attempt < gateways.size(); attempt++) {
            URI gateway = choose();
            try {
                return send(gateway, ask);
            } catch (ConnectException | HttpConnectTimeoutException nobody) {
                avoided.put(gateway, System.nanoTime());
                last = new ConnectException(gateway + ": " + nobody.getMessage());
            } catch (IOException e) {
                avoided.put(gateway, System.nanoTime());
                throw e;
            }
        }
        throw last;
    }

    private URI choose() {
        for (int i = 0; i < gateways.size(); i++) {
            URI gateway = turn();
            Long since = avoided.get(gateway);
            if (since == null || System.nanoTime() - since > AVOID_NANOS) {
                return gateway;
            }
        }
        return turn();
    }

    private URI turn() {
        return gateways.get(Math.floorMod(next.getAndIncrement(), gateways.size()));
    }

    private Reply send(URI gateway, Ask ask) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + "/api/v1" + ask.path()))
                .timeout(ask.patience())
                .method(
                        ask.method(),
                        ask.method().equals("GET") || ask.method().equals("DELETE")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(ask.body().encode()))
                .header("Content-Type", "application/json");
        ask.headers().forEach(request::header);
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
