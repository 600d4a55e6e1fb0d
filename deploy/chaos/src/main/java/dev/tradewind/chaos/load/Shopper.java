package dev.tradewind.chaos.load;

import dev.tradewind.chaos.cluster.Provider;
import dev.tradewind.chaos.load.Http.Ask;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One visit of one guest: a cart, some changes of mind, a way to pay, and sometimes regret. What fails is asked for
 * again, under the same key where it is not idempotent by itself.
 */
final class Shopper {
    /** How people pay, about as often as this; most of it works. */
    private static final List<String> TOKENS = List.of(
            "tok_visa",
            "tok_visa",
            "tok_visa",
            "tok_visa",
            "tok_visa",
            "tok_visa",
            "tok_visa",
            "tok_visa",
            "tok_visa",
            "tok_visa",
            "tok_visa",
            "tok_declined",
            "tok_insufficient_funds",
            "tok_3ds",
            "tok_3ds",
            "tok_slow",
            "tok_error",
            "tok_timeout");

    private static final JsonObject ADDRESS = new JsonObject()
            .put("name", "Ada Lovelace")
            .put("line1", "12 St James's Square")
            .put("city", "London")
            .put("postal_code", "SW1Y 4JH")
            .put("country", "GB");

    private final Http http;
    private final Journal journal;
    private final Wares wares;
    private final Provider provider;
    private final Persistence persistence;
    private final Random random;
    private String cart = "";
    private Map<String, String> access = Map.of();

    Shopper(Scene scene, Persistence persistence, Random random) {
        this.http = scene.http();
        this.journal = scene.journal();
        this.wares = scene.wares();
        this.provider = scene.provider();
        this.persistence = persistence;
        this.random = random;
    }

    /**
     * Where a visit takes place.
     */
    record Scene(Http http, Journal journal, Wares wares, Provider provider) {}

    /** The order that he was told of; null when nothing came of it. */
    @Nullable
    Purchase visit() {
        return visit(TOKENS.get(random.nextInt(TOKENS.size())));
    }

    @Nullable
    Purchase visit(String token) {
        if (!open()) {
            return null;
        }
        boolean filled = false;
        for (Map.Entry<String, Integer> wanted : wares.some(random).entrySet()) {
            filled |= add(wanted.getKey(), wanted.getValue());
        }
        if (!filled) {
            return null;
        }
        changeMind();
        return pay(token);
    }

    private boolean open() {
        JsonObject body = new JsonObject().put("currency", "EUR").put("country", "GB");
        return persistence
                .ask(() -> http.ask(Ask.post("/store/carts", body, Map.of())))
                .filter(Reply::isSuccess)
                .map(made -> {
                    cart = String.valueOf(made.text("id"));
                    access = Map.of("X-Cart-Token", String.valueOf(made.text("token")));
                    return true;
                })
                .orElse(false);
    }

    private boolean add(String offer, int quantity) {
        JsonObject body = new JsonObject().put("offer_id", offer).put("quantity", quantity);
        Map<String, String> headers = Map.of(
                "X-Cart-Token",
                access.getOrDefault("X-Cart-Token", ""),
                "Idempotency-Key",
                UUID.randomUUID().toString());
        return persistence
                .ask(() -> http.ask(Ask.post("/store/carts/" + cart + "/items", body, headers)))
                .map(Reply::isSuccess)
                .orElse(false);
    }

    /** More of something, or less. */
    private void changeMind() {
        if (random.nextInt(3) > 0) {
            return;
        }
        Optional<Reply> seen = persistence.ask(() -> http.ask(Ask.get("/store/carts/" + cart, access)));
        Optional<String> line = seen.filter(Reply::isSuccess)
                .map(found ->
                        found.json().getJsonArray("items").getJsonObject(0).getString("id"));
        line.ifPresent(id -> {
            String path = "/store/carts/" + cart + "/items/" + id;
            JsonObject quantity = new JsonObject().put("quantity", 1 + random.nextInt(5));
            Optional<Reply> unused =
                    persistence.ask(() -> http.ask(new Ask("PATCH", path, quantity, access, Duration.ofSeconds(10))));
        });
    }

    private @Nullable Purchase pay(String token) {
        Optional<Reply> answer = persistence.ask(() -> complete(token));
        if (answer.isEmpty()) {
            return null;
        }
        String order = order(answer.get());
        if (order == null) {
            if (answer.get().status() != 409) {
                journal.complain("paying was answered with " + answer.get().status() + " "
                        + answer.get().text("code"));
            }
            return null;
        }
        Purchase purchase = journal.accepted(order, cart, token);
        afterwards(purchase, answer.get());
        return purchase;
    }

    private Reply complete(String token) throws IOException {
        JsonObject body = new JsonObject()
                .put("email", "ada@chaos.example")
                .put("shipping_address", ADDRESS)
                .put("payment", new JsonObject().put("provider", "sandbox").put("token", token));
        return http.ask(Ask.post("/store/carts/" + cart + "/complete", body, access));
    }

    private static @Nullable String order(Reply reply) {
        return reply.isSuccess() ? reply.text("id") : reply.text("order_id");
    }

    private void afterwards(Purchase purchase, Reply answer) {
        String code = String.valueOf(answer.text("code"));
        if (code.equals("payment_action_required")) {
            confirm(answer);
        } else if (code.equals("payment_declined") && random.nextBoolean()) {
            Optional<Reply> unused = persistence.ask(() -> complete("tok_visa"));
        } else if (random.nextInt(12) == 0) {
            Optional<Reply> unused = persistence.ask(() ->
                    http.ask(Ask.post("/store/orders/" + purchase.order() + "/cancel", new JsonObject(), access)));
        }
    }

    /** The bank is not the platform: what fails there is not counted. */
    private void confirm(Reply answer) {
        JsonObject action = answer.json().getJsonObject("next_action", new JsonObject());
        String url = action.getString("url", "");
        String payment = url.substring(url.lastIndexOf('/') + 1);
        boolean success = random.nextInt(4) > 0;
        Optional<Boolean> unused = persistence.until(() -> {
            provider.confirm(payment, success);
            return Optional.of(true);
        });
    }
}
