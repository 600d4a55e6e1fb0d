package dev.tradewind.chaos.load;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Staff that ships, cancels and gives money back. */
final class Clerk {
    private static final Set<String> OPEN = Set.of("pending", "awaiting_payment_action");

    private final Staff staff;
    private final Persistence persistence;
    private final Random random;

    Clerk(Staff staff, Persistence persistence, Random random) {
        this.staff = staff;
        this.persistence = persistence;
        this.random = random;
    }

    void handle(Purchase purchase) {
        String path = "/admin/orders/" + purchase.order();
        Optional<String> status = persistence.until(
                () -> Optional.ofNullable(staff.get(path).text("status")).filter(now -> !OPEN.contains(now)));
        if (!status.equals(Optional.of("confirmed"))) {
            return;
        }
        int choice = random.nextInt(10);
        if (choice < 6) {
            ship(purchase, choice < 2);
        } else if (choice < 8) {
            Optional<Reply> unused = persistence.ask(() -> staff.post(path + "/cancel", new JsonObject()));
        }
    }

    private void ship(Purchase purchase, boolean giveBack) {
        Optional<List<JsonObject>> shipments =
                persistence.until(() -> Optional.of(staff.get("/admin/shipments?order_id=" + purchase.order()))
                        .filter(Reply::isSuccess)
                        .map(Reply::list)
                        .filter(found -> !found.isEmpty()));
        boolean all = shipments.isPresent();
        for (JsonObject shipment : shipments.orElse(List.of())) {
            all &= deliver(shipment.getString("id"));
        }
        if (all) {
            purchase.toldOfDelivery();
            if (giveBack) {
                refund(purchase);
            }
        }
    }

    /** Both are idempotent: a shipment that has left has left. */
    private boolean deliver(String shipment) {
        JsonObject dispatch = new JsonObject().put("carrier", "DHL").put("tracking_number", "CHAOS" + shipment);
        String path = "/admin/shipments/" + shipment;
        Optional<Reply> left = persistence.ask(() -> staff.post(path + "/dispatch", dispatch));
        return left.isPresent()
                && persistence
                        .ask(() -> staff.post(path + "/deliver", new JsonObject()))
                        .filter(Reply::isSuccess)
                        .isPresent();
    }

    private void refund(Purchase purchase) {
        String path = "/admin/orders/" + purchase.order();
        Optional<String> captured = persistence.until(() ->
                Optional.ofNullable(staff.get(path).text("payment_status")).filter("captured"::equals));
        if (captured.isPresent()) {
            String key = "refund-" + purchase.order();
            boolean told = persistence
                    .ask(() -> staff.post(path + "/refunds", new JsonObject().put("reason", "regret"), key))
                    .filter(Reply::isSuccess)
                    .isPresent();
            if (told) {
                purchase.toldOfRefund();
            }
        }
    }
}
