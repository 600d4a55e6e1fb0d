package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The administrator's side: fills the shop and looks after orders. */
public final class Market {
    private final Rest admin;

    private Market(Rest admin) {
        this.admin = admin;
    }

    public static Market signIn(Rest rest, String password) {
        Answer tokens = rest.post(
                        "/auth/login",
                        new JsonObject().put("email", "admin@tradewind.local").put("password", password))
                .expect(200);
        return new Market(rest.with("Authorization", "Bearer " + tokens.text("access_token")));
    }

    public Rest rest() {
        return admin;
    }

    public String merchant(String name) {
        return admin.post(
                        "/admin/merchants",
                        new JsonObject().put("name", name).put("email", UUID.randomUUID() + "@example.org"))
                .expect(201)
                .text("id");
    }

    /** A product of one variant, offered by the merchant at this price in euro cents, with stock. */
    public String offer(String merchant, String title, long price, int stock) {
        String offer = offer(variant(title), merchant, price);
        if (stock > 0) {
            receive(offer, stock);
        }
        return offer;
    }

    /** So many offers of the merchant, each with stock. */
    public List<String> offers(int count, String merchant, long price, int stock) {
        return IntStream.range(0, count)
                .mapToObj(i -> offer(merchant, "Thing " + i, price, stock))
                .toList();
    }

    private String variant(String title) {
        JsonObject product = new JsonObject()
                .put("title", title)
                .put("variants", new JsonArray().add(new JsonObject().put("sku", "SKU-" + UUID.randomUUID())));
        return admin.post("/admin/products", product)
                .expect(201)
                .json()
                .getJsonArray("variants")
                .getJsonObject(0)
                .getString("id");
    }

    private String offer(String variant, String merchant, long price) {
        JsonObject money = new JsonObject().put("amount", price).put("currency", "EUR");
        return admin.post(
                        "/admin/offers",
                        new JsonObject()
                                .put("variant_id", variant)
                                .put("merchant_id", merchant)
                                .put("price", money))
                .expect(201)
                .text("id");
    }

    public void receive(String offer, int pieces) {
        admin.post(
                        "/admin/offers/" + offer + "/stock",
                        new JsonObject().put("kind", "receive").put("quantity", pieces))
                .expect(200);
    }

    /** The offer's stock: on hand, reserved, available. */
    public JsonObject stock(String offer) {
        return admin.get("/admin/offers/" + offer + "/stock").expect(200).json();
    }

    public List<JsonObject> shipments(String order) {
        return list(admin.get("/admin/shipments?order_id=" + order).expect(200));
    }

    public void dispatch(String shipment) {
        admin.post(
                        "/admin/shipments/" + shipment + "/dispatch",
                        new JsonObject().put("carrier", "DHL").put("tracking_number", "JD0001"))
                .expect(200);
    }

    public void deliver(String shipment) {
        admin.post("/admin/shipments/" + shipment + "/deliver", new JsonObject())
                .expect(200);
    }

    public JsonObject order(String order) {
        return admin.get("/admin/orders/" + order).expect(200).json();
    }

    public Answer refund(String order, JsonObject refund) {
        return admin.with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/admin/orders/" + order + "/refunds", refund);
    }

    /** How many nodes there are, as far as the one that is asked knows; 0 when that cannot be said now. */
    int nodes() {
        Answer answer = admin.get("/admin/nodes");
        return answer.status() == 200 ? list(answer).size() : 0;
    }

    /** In seconds, over all feeds, nodes and consumers. */
    double greatestLag() {
        return list(admin.get("/admin/nodes").expect(200)).stream()
                .flatMap(node -> node.getJsonArray("verticles").stream())
                .flatMap(verticle -> ((JsonObject) verticle).getJsonArray("feeds").stream())
                .mapToDouble(feed -> ((JsonObject) feed).getDouble("lag_seconds"))
                .max()
                .orElse(0);
    }

    /** That, within a second; and when it is not possible now, word of when to ask again. */
    void expectQuickly(String path, int status) {
        Instant asked = Instant.now();
        Answer answer = admin.get(path).expect(status);
        assertThat(Duration.between(asked, Instant.now())).as(path).isLessThan(Duration.ofSeconds(1));
        assertThat(answer.header("Retry-After")).isEqualTo(status == 503 ? "1" : "");
    }

    /** What the auditor has proven by itself. */
    public JsonObject proofs() {
        return admin.get("/admin/invariants").expect(200).json();
    }

    /** The same, with everything added up anew. */
    public JsonObject invariants() {
        return admin.get("/admin/invariants?deep=true").expect(200).json();
    }

    public static List<JsonObject> list(Answer answer) {
        return answer.json().getJsonArray("data").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** All invariants come true; work still under way is given the time to finish. */
    public void expectInvariants() {
        Eventually.see("all invariants true", this::invariants, i -> i.getBoolean("holds"));
    }
}
