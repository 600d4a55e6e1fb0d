package dev.tradewind.tools.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.contracts.wire.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Serves {@link FakeHoldings} over HTTP. */
public final class FakePlatform implements AutoCloseable {
    public static final String TOKEN = "tw_test";

    private final HttpServer server;
    private final FakeHoldings holdings = new FakeHoldings();
    private final FakeCheckout checkout = new FakeCheckout();
    private final AtomicInteger failuresLeft = new AtomicInteger();
    private final Map<String, Function<String, Object>> imports = new TreeMap<>();

    private FakePlatform(HttpServer server) {
        this.server = server;
        imports.put("merchants", holdings::merchants);
        imports.put("categories", holdings::categories);
        imports.put("product-types", holdings::productTypes);
        imports.put("products", holdings::products);
        imports.put("offers", holdings::offers);
        imports.put("stock", holdings::stock);
        imports.put("customers", holdings::customers);
        imports.put("orders", holdings::orders);
    }

    public static FakePlatform start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var platform = new FakePlatform(server);
        server.createContext("/api/v1", platform::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return platform;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public FakeHoldings holdings() {
        return holdings;
    }

    /** The next requests are answered with 503. */
    public void failNext(int requests) {
        failuresLeft.set(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            answer(exchange, body);
        } catch (IllegalArgumentException e) {
            send(
                    exchange,
                    400,
                    Wire.write(Map.of("code", "validation_failed", "detail", String.valueOf(e.getMessage()))));
        }
    }

    private Optional<FakeCheckout.Reply> ofCheckout(HttpExchange exchange, String path, String body) {
        return checkout.handle(path, String.valueOf(exchange.getRequestURI().getQuery()), body);
    }

    private void answer(HttpExchange exchange, String body) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
        if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, 503, "{\"code\":\"unavailable\",\"detail\":\"not now\"}");
        } else if (path.equals("/auth/login")) {
            send(
                    exchange,
                    200,
                    "{\"access_token\":\"%s\",\"refresh_token\":\"r\",\"expires_in\":900}".formatted(TOKEN));
        } else if (path.startsWith("/store/")) {
            var reply = checkout.handle(path, "", body).orElseThrow();
            send(exchange, reply.status(), reply.body());
        } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"code\":\"unauthorized\"}");
        } else if (path.startsWith("/admin/imports/")) {
            String kind = path.substring("/admin/imports/".length());
            send(exchange, 200, Wire.write(imports.get(kind).apply(body)));
        } else if (ofCheckout(exchange, path, body).isPresent()) {
            var reply = ofCheckout(exchange, path, body).orElseThrow();
            send(exchange, reply.status(), reply.body());
        } else if (path.endsWith("/payments")) {
            String id = path.substring("/admin/orders/".length(), path.lastIndexOf('/'));
            send(exchange, 200, Wire.write(holdings.payments(id)));
        } else if (path.startsWith("/admin/orders/")) {
            var order = holdings.order(path.substring("/admin/orders/".length()));
            send(exchange, order.isPresent() ? 200 : 404, order.map(Wire::write).orElse("{\"code\":\"not_found\"}"));
        } else {
            send(exchange, 200, "{\"holds\":true,\"data\":[]}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** For trying an import by hand: prints its address and stays. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(start().url());
    }
}
