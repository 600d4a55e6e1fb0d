package dev.tradewind.tools.fake;

import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.ShipmentId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Carts and orders as a shopper and staff see them, as little as the replay needs. */
public final class FakeCheckout {
    /** Nobody has this in stock. */
    public static final String SOLD_OUT = "off_soldout";

    /** Whoever buys this is held until somebody has looked at the order. */
    public static final String SUSPECT = "off_suspect";

    private final Map<String, Boolean> suspectCarts = new ConcurrentHashMap<>();
    private final Map<String, String> orderStatus = new ConcurrentHashMap<>();
    private final Map<String, String> orderByShipment = new ConcurrentHashMap<>();
    private final Map<String, Boolean> shortCarts = new ConcurrentHashMap<>();

    record Reply(int status, String body) {}

    Optional<Reply> handle(String path, String query, String body) {
        if (path.equals("/store/carts")) {
            return reply(201, "{\"id\":\"%s\",\"version\":1,\"token\":\"secret\"}".formatted(CartId.next()));
        }
        if (path.endsWith("/items")) {
            shortCarts.merge(cart(path), body.contains(SOLD_OUT), Boolean::logicalOr);
            suspectCarts.merge(cart(path), body.contains(SUSPECT), Boolean::logicalOr);
            return reply(200, "{}");
        }
        if (path.endsWith("/complete")) {
            return complete(cart(path), body);
        }
        return staff(path, query);
    }

    private static String cart(String path) {
        return path.split("/")[3];
    }

    private Optional<Reply> complete(String cart, String body) {
        if (shortCarts.getOrDefault(cart, false)) {
            return reply(409, "{\"code\":\"insufficient_stock\",\"detail\":\"no\"}");
        }
        if (body.contains("tok_declined")) {
            return reply(402, "{\"code\":\"payment_declined\",\"detail\":\"no\"}");
        }
        String order = OrderId.next().value();
        boolean held = suspectCarts.getOrDefault(cart, false);
        orderStatus.put(order, held ? "pending" : "confirmed");
        orderByShipment.put(ShipmentId.next().value(), order);
        // Slow money: the order is announced, and confirmed when it is looked at.
        return held || body.contains("tok_slow")
                ? reply(202, "{\"id\":\"%s\",\"status\":\"pending\"}".formatted(order))
                : reply(201, order(order));
    }

    private Optional<Reply> staff(String path, String query) {
        if (path.equals("/admin/shipments")) {
            String order = query.substring("order_id=".length());
            String shipment = orderByShipment.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(order))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            return reply(200, "{\"data\":[" + shipment(shipment) + "]}");
        }
        if (path.startsWith("/admin/shipments/")) {
            String shipment = path.split("/")[3];
            orderStatus.put(orderByShipment.get(shipment), path.endsWith("/dispatch") ? "shipped" : "delivered");
            return reply(200, shipment(shipment));
        }
        if (path.startsWith("/admin/fraud/reviews/")) {
            return review(path);
        }
        String order = path.startsWith("/admin/orders/") || path.startsWith("/store/orders/") ? path.split("/")[3] : "";
        if (!orderStatus.containsKey(order)) {
            return Optional.empty();
        }
        if (path.endsWith("/cancel")) {
            orderStatus.put(order, "cancelled");
        }
        return reply(200, order(order));
    }

    private Optional<Reply> review(String path) {
        String order = path.split("/")[4];
        if (path.endsWith("/verdict")) {
            orderStatus.put(order, "confirmed");
        }
        String status = "pending".equals(orderStatus.get(order)) ? "open" : "decided";
        return reply(200, "{\"order_id\":\"%s\",\"status\":\"%s\"}".formatted(order, status));
    }

    private String order(String id) {
        return "{\"id\":\"%s\",\"version\":1,\"status\":\"%s\",\"payment_status\":\"authorized\"}"
                .formatted(id, orderStatus.get(id));
    }

    private static String shipment(String id) {
        return "{\"id\":\"%s\",\"version\":1,\"status\":\"pending\"}".formatted(id);
    }

    private static Optional<Reply> reply(int status, String body) {
        return Optional.of(new Reply(status, body));
    }
}
