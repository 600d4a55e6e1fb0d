package dev.tradewind.chaos.load;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What there is to buy: some merchants with some offers each, and plenty of everything. */
final class Wares {
    private static final int MERCHANTS = 3;
    private static final int OFFERS_EACH = 6;
    private static final int PLENTY = 10_000_000;

    private final List<String> offers;

    private Wares(List<String> offers) {
        this.offers = offers;
    }

    static Wares stock(Staff staff) throws IOException {
        List<String> merchants = ids(staff, "merchants", MERCHANTS, i -> new JsonObject()
                .put("name", "Merchant " + i)
                .put("email", "merchant" + i + "@chaos.example"));
        List<JsonObject> products = items(staff, "products", MERCHANTS * OFFERS_EACH, i -> new JsonObject()
                .put("title", "Thing " + i)
                .put("variants", new JsonArray().add(new JsonObject().put("sku", "CHAOS-" + i))));
        List<String> offers = ids(staff, "offers", products.size(), i -> new JsonObject()
                .put(
                        "variant_id",
                        products.get(i)
                                .getJsonArray("variants")
                                .getJsonObject(0)
                                .getString("id"))
                .put("merchant_id", merchants.get(i % MERCHANTS))
                .put("price", new JsonObject().put("amount", 500 + 100 * i).put("currency", "EUR")));
        for (String offer : offers) {
            Reply received = staff.post(
                    "/admin/offers/" + offer + "/stock",
                    new JsonObject().put("kind", "receive").put("quantity", PLENTY));
            require(received);
        }
        return new Wares(offers);
    }

    private static List<String> ids(Staff staff, String kind, int count, Item item) throws IOException {
        return items(staff, kind, count, item).stream()
                .map(made -> made.getString("id"))
                .toList();
    }

    private static List<JsonObject> items(Staff staff, String kind, int count, Item item) throws IOException {
        JsonArray items = new JsonArray(IntStream.range(0, count)
                .mapToObj(i -> item.number(i).put("external_ref", "chaos:" + kind + ":" + i))
                .toList());
        Reply made = staff.post("/admin/imports/" + kind, new JsonObject().put("items", items));
        require(made);
        return made.list();
    }

    private static void require(Reply reply) throws IOException {
        if (!reply.isSuccess()) {
            throw new IOException("the shop cannot be filled: " + reply.status() + " " + reply.body());
        }
    }

    @FunctionalInterface
    private interface Item {
        JsonObject number(int i);
    }

    String any(Random random) {
        return offers.get(random.nextInt(offers.size()));
    }

    Map<String, Integer> some(Random random) {
        return random.ints(1L + random.nextInt(3), 0, offers.size())
                .distinct()
                .boxed()
                .collect(Collectors.toMap(offers::get, i -> 1 + random.nextInt(3)));
    }
}
