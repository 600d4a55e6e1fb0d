package dev.tradewind.system;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sandbox payment provider, seen from its own side: what it did, and how it is made to misbehave. */
public final class Provider {
    private static final Pattern FORM = Pattern.compile("<form method=\"post\" action=\"([^\"]+)\"");

    private final Rest rest;
    private final String base;

    public Provider(int port) {
        this.base = "http://127.0.0.1:" + port + "/sandbox";
        this.rest = Rest.at(port);
    }

    /** Misbehave like this; what is not named behaves well. */
    public void faults(JsonObject faults) {
        JsonObject all = new JsonObject()
                .put("latency_ms", 0)
                .put("error_rate", 0)
                .put("duplicate_webhooks", false)
                .put("drop_webhooks", false)
                .put("reorder_webhooks", false)
                .mergeIn(faults);
        rest.put(base + "/faults", all).expect(200);
    }

    /** Every payment that the provider made for this order. */
    public List<JsonObject> payments(String order) {
        return Market.list(rest.get(base + "/payments?order=" + order).expect(200));
    }

    /** The shopper presses the button on the bank's page of a payment that needs it, whatever form the page has. */
    public static void confirm(String url) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            String page = browser.send(
                            HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            Matcher form = FORM.matcher(page);
            if (!form.find()) {
                throw new AssertionError("no form on the bank's page: " + page);
            }
            HttpRequest press = HttpRequest.newBuilder(URI.create(url).resolve(form.group(1)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("outcome=success"))
                    .build();
            HttpResponse<String> answer = browser.send(press, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("the bank answered " + answer.statusCode() + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
