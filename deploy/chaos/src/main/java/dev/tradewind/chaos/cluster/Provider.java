package dev.tradewind.chaos.cluster;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The sandbox payment provider. It is the world outside: in this process, hurt by no fault but its own. */
public final class Provider {
    private static final String VERTICLE = "java:dev.tradewind.payments.SandboxVerticle";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    private Provider(int port) {
        this.port = port;
    }

    /** @param gateway told of what happens */
    static Provider start(Vertx vertx, String databaseUrl, URI gateway) {
        int port = Loopback.freePorts(1).getFirst();
        JsonObject config = new JsonObject()
                .put("database", new JsonObject().put("url", databaseUrl))
                .put("port", port)
                .put("slow", "2s")
                .put("webhook_url", gateway + "/api/v1/webhooks/payments/sandbox");
        String unused = vertx.deployVerticle(VERTICLE, new DeploymentOptions().setConfig(config))
                .timeout(60, TimeUnit.SECONDS)
                .await();
        return new Provider(port);
    }

    int port() {
        return port;
    }

    /** Misbehave like this; what is not named behaves well. */
    public void misbehave(JsonObject faults) throws IOException {
        send("PUT", "/faults", faults);
    }

    public void behave() throws IOException {
        misbehave(new JsonObject());
    }

    /** What the shopper does on the bank's page. */
    public void confirm(String payment, boolean success) throws IOException {
        send(
                "POST",
                "/payments/" + payment + "/confirm",
                new JsonObject().put("outcome", success ? "success" : "failure"));
    }

    private void send(String method, String path, JsonObject body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sandbox" + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException("the provider answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
