package dev.tradewind.gateway;

import dev.tradewind.contracts.orders.OrderView;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The contracts' own examples: one of each record. */
final class Golden {
    private static final String ROOT = "dev.tradewind.contracts.";
    private static final JsonObject ALL = read();

    private Golden() {}

    static JsonObject json(Class<?> type) {
        return ALL.getJsonObject(type.getName().substring(ROOT.length())).copy();
    }

    /** By name, such as {@code cart.CartView}. */
    static JsonObject json(String name) {
        return ALL.getJsonObject(name).copy();
    }

    static <T> T of(Class<T> type) {
        return Wire.read(json(type).encode(), type);
    }

    private static JsonObject read() {
        try {
            return new JsonObject(
                    Files.readString(Path.of("../../service-contracts/src/test/resources/golden/contracts.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The example of an order, in a state. */
    static OrderView order(OrderId id, String status, String payment, UnaryOperator<JsonObject> change) {
        JsonObject order = json(OrderView.class)
                .put("id", id.value())
                .put("status", status)
                .put("payment_status", payment);
        return Wire.read(change.apply(order).encode(), OrderView.class);
    }
}
