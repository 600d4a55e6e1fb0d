package dev.tradewind.launcher;

import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;

/**
 * Where Tradewind listens.
 *
 * @param host address of the public HTTP server
 * @param port of the public HTTP server
 * @param sandboxPort of the sandbox payment provider, always on loopback
 */
public record HttpSettings(String host, int port, int sandboxPort) {
    private static final int SANDBOX_OFFSET = 10;
    private static final String SANDBOX_WEBHOOKS = "/api/v1/webhooks/payments/sandbox";

    static HttpSettings from(Settings http, Settings sandbox) {
        int port = http.integer("port", 8080, 1, 65_535);
        int nextFree = Math.min(port + SANDBOX_OFFSET, 65_535);
        int sandboxPort = sandbox.integer("port", nextFree, 1, 65_535);
        if (sandboxPort == port) {
            throw sandbox.problem("port", "must differ from http.port");
        }
        return new HttpSettings(http.text("host", "127.0.0.1"), port, sandboxPort);
    }

    /** What of this a verticle is told. */
    JsonObject sectionOf(String domain) {
        return switch (domain) {
            case "gateway" ->
                new JsonObject().put("http", new JsonObject().put("host", host).put("port", port));
            case "payments" -> new JsonObject().put("sandbox", new JsonObject().put("port", sandboxPort));
            case Deployments.SANDBOX ->
                new JsonObject().put("port", sandboxPort).put("webhook_url", address() + SANDBOX_WEBHOOKS);
            default -> new JsonObject();
        };
    }

    /** Where people on this machine find it. */
    public String address() {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }
}
