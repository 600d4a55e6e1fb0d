package dev.tradewind.bench.scenario;

import dev.tradewind.bench.load.Connection;
import dev.tradewind.bench.load.Journey;
import dev.tradewind.bench.load.Reply;
import dev.tradewind.bench.load.Requests;
import dev.tradewind.contracts.shared.OfferId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A cart that a virtual user has opened.
 *
 * @param header the line that shows its token
 */
record Cart(String id, String header) {
    private static final String CHECKOUT =
            """
            {"email":"bench@example.org","shipping_address":{"name":"Ada Lovelace","line1":"Unter den Linden 1",\
            "city":"Berlin","postal_code":"10117","country":"DE"},\
            "payment":{"provider":"sandbox","token":"tok_visa"}}""";

    static Future<Cart> open(Requests requests, Connection connection) {
        String body = "{\"currency\":\"" + Wares.CURRENCY + "\",\"country\":\"DE\"}";
        return connection
                .send(requests.post("/api/v1/store/carts", "", body))
                .map(reply -> new Cart(reply.text("id"), "X-Cart-Token: " + reply.text("token") + "\r\n"));
    }

    /** So many carts of so many lines each, of the wares in turn. */
    static List<Cart> prepared(Bed bed, int carts, List<OfferId> offers) {
        List<Cart> opened = new ArrayList<>();
        Requests requests = bed.requests();
        bed.prepare(
                (connection, number) -> open(requests, connection)
                        .compose(cart -> cart.fill(requests, connection, offers).onSuccess(filled -> opened.add(cart))),
                carts);
        return opened;
    }

    /** One piece of each. */
    Future<String> fill(Requests requests, Connection connection, List<OfferId> offers) {
        Future<String> filled = Future.succeededFuture(Journey.OK);
        for (OfferId offer : offers) {
            Buffer request = adding(requests, offer);
            filled = filled.compose(before -> before.equals(Journey.OK)
                    ? connection.send(request).map(Journey::verdict)
                    : Future.succeededFuture(before));
        }
        return filled;
    }

    Buffer adding(Requests requests, OfferId offer) {
        return requests.post(
                "/api/v1/store/carts/" + id + "/items", header, "{\"offer_id\":\"" + offer + "\",\"quantity\":1}");
    }

    /** Buys it, and waits as long as the server lets one wait. */
    Future<Reply> complete(Requests requests, Connection connection) {
        return connection.send(requests.post("/api/v1/store/carts/" + id + "/complete", header, CHECKOUT));
    }

    /** Buys it without waiting for what comes of it. */
    Future<Reply> completeLater(Requests requests, Connection connection) {
        String headers = header + "Prefer: respond-async\r\n";
        return connection.send(requests.post("/api/v1/store/carts/" + id + "/complete", headers, CHECKOUT));
    }

    static <T> T any(List<T> things) {
        return things.get(ThreadLocalRandom.current().nextInt(things.size()));
    }
}
