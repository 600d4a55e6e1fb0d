package dev.tradewind.system;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** A guest with a cart. */
public final class Shopper {
    public static final JsonObject ADDRESS = new JsonObject()
            .put("name", "Ada Lovelace")
            .put("line1", "12 St James's Square")
            .put("city", "London")
            .put("postal_code", "SW1Y 4JH")
            .put("country", "GB");

    private final Rest rest;
    private final String cartId;
    private final String token;

    private Shopper(Rest rest, String cartId, String token) {
        this.rest = rest;
        this.cartId = cartId;
        this.token = token;
    }

    public static Shopper arrive(Rest rest) {
        Answer cart = rest.post(
                        "/store/carts", new JsonObject().put("currency", "EUR").put("country", "GB"))
                .expect(201);
        return new Shopper(rest.with("X-Cart-Token", cart.text("token")), cart.text("id"), cart.text("token"));
    }

    /** The same shopper after the server has moved to another port. */
    public Shopper at(Rest other) {
        return new Shopper(other.with("X-Cart-Token", token), cartId, token);
    }

    public String cartId() {
        return cartId;
    }

    public Rest rest() {
        return rest;
    }

    public Shopper wants(String offer, int quantity) {
        add(offer, quantity).expect(200);
        return this;
    }

    public Shopper wantsOneOfEach(List<String> offers) {
        offers.forEach(o -> wants(o, 1));
        return this;
    }

    public Answer add(String offer, int quantity) {
        return rest.post(
                "/store/carts/" + cartId + "/items",
                new JsonObject().put("offer_id", offer).put("quantity", quantity));
    }

    public Answer cart() {
        return rest.get("/store/carts/" + cartId).expect(200);
    }

    public Answer pays(String token) {
        return rest.post("/store/carts/" + cartId + "/complete", checkout(token));
    }

    public Answer paysWithoutWaiting(String token) {
        return rest.with("Prefer", "respond-async").post("/store/carts/" + cartId + "/complete", checkout(token));
    }

    public Answer order(String orderId) {
        return rest.get("/store/orders/" + orderId);
    }

    public static JsonObject checkout(String token) {
        return new JsonObject()
                .put("email", "ada@example.org")
                .put("shipping_address", ADDRESS)
                .put("payment", new JsonObject().put("provider", "sandbox").put("token", token));
    }
}
