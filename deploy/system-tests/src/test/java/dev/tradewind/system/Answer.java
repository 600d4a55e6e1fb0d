package dev.tradewind.system;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;

/** What the platform answered. */
public record Answer(int status, HttpResponse<String> response) {
    public static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response);
    }

    public JsonObject json() {
        return new JsonObject(response.body());
    }

    public String text(String field) {
        return json().getString(field);
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** This answer, or an error that shows it when its status is another. */
    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError(response.request().method() + " "
                    + response.uri().getPath() + " answered " + status + ", not " + expected + ": " + response.body());
        }
        return this;
    }
}
