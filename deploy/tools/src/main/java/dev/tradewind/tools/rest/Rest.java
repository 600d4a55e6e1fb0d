package dev.tradewind.tools.rest;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** One platform's REST surface. Each call asks once and blocks its thread, which may be a virtual one. */
public final class Rest {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Longer than the longest that the server takes on purpose: a redeployment of all nodes. */
    private static final Duration ANSWER = Duration.ofSeconds(90);

    private static final String DATA = "data: ";

    private final HttpClient client;
    private final URI api;

    private Rest(HttpClient client, URI api) {
        this.client = client;
        this.api = api;
    }

    /** @param server such as {@code http://127.0.0.1:8080} */
    public static Rest at(URI server) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        return new Rest(client, URI.create(server.toString().replaceFirst("/+$", "") + "/api/v1"));
    }

    public URI api() {
        return api;
    }

    public Answer get(String path, Map<String, String> headers) throws IOException {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, String json, Map<String, String> headers) throws IOException {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /**
     * The data of server-sent events, each as it arrives, until the stream ends. To be closed.
     *
     * @throws RefusedException when there is no such stream for the caller
     */
    public Stream<String> events(String path, Map<String, String> headers) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .headers(headers.entrySet().stream()
                        .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                        .toArray(String[]::new))
                .build();
        try {
            HttpResponse<Stream<String>> response = client.send(request, BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                try (Stream<String> body = response.body()) {
                    throw new RefusedException(response.statusCode(), Problem.of(body.collect(joining("\n"))));
                }
            }
            return response.body().filter(line -> line.startsWith(DATA)).map(line -> line.substring(DATA.length()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api + path)).timeout(ANSWER);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
