package dev.tradewind.chaos.fault;

import dev.tradewind.chaos.load.Reply;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Events that nobody can read stand in the logs: they are parked, all others flow, and staff gives them up. */
final class Poison implements Fault {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SUBJECT = "poison";
    private static final List<String> INSERTS = List.of(
            insert("orders", "orders.placed.v1"),
            insert("orders", "orders.payment-requested.v1"),
            insert("cart", "cart.completed.v1"),
            insert("inventory", "inventory.reserved.v1"),
            insert("payments", "payments.authorized.v1"));

    private boolean present;

    private static String insert(String schema, String type) {
        return "insert into " + schema + ".events (event_id, type, partition, subject, sequence, data) "
                + "select 'evt_poison' || gen_random_uuid(), '" + type + "', n % 4, "
                + "'" + SUBJECT + "' || gen_random_uuid(), 1, '{\"nonsense\": true}' from generate_series(0, 3) n";
    }

    @Override
    public String name() {
        return "poison";
    }

    @Override
    public String told() {
        return "unreadable events stand in the logs of four domains";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(8);
    }

    @Override
    public String inject(Attack attack) throws SQLException {
        present = true;
        try (Connection session = attack.site().databases().connect();
                Statement sql = session.createStatement()) {
            for (String insert : INSERTS) {
                int unused = sql.executeUpdate(insert);
            }
        }
        return INSERTS.size() * 4 + " unreadable events";
    }

    /** Anything else that is parked should not be, and stays for the judge to see. */
    private static boolean isOurs(JsonObject letter) {
        return letter.getJsonObject("event").getString("subject").startsWith(SUBJECT);
    }

    /** As staff would: looks at what is parked and discards it, until nothing of it is left. */
    @Override
    public void heal(Attack attack) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (present && Instant.now().isBefore(end)) {
            Reply letters = attack.staff().get("/admin/dead-letters?limit=100");
            List<JsonObject> ours =
                    letters.list().stream().filter(Poison::isOurs).toList();
            for (JsonObject letter : ours) {
                Reply unused = attack.staff()
                        .post(
                                "/admin/dead-letters/" + letter.getString("id") + "/discard?consumer="
                                        + letter.getString("consumer"),
                                new JsonObject());
            }
            present = !letters.isSuccess() || !ours.isEmpty();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }
}
