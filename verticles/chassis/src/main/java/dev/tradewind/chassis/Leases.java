package dev.tradewind.chassis;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the leases on what is being worked on here. They are short, so that the work of a node that has died is soon
 * begun elsewhere, and are renewed as long as the work takes, so that nobody else begins it meanwhile.
 */
final class Leases {
    private static final Logger log = LoggerFactory.getLogger(Leases.class);
    private static final int RENEWALS_PER_LEASE = 3;

    private final Tasks.Shop shop;
    private final String kind;
    private final Map<TaskRows.Claim, Long> held = new HashMap<>();
    private boolean renewing;

    Leases(Tasks.Shop shop, String kind) {
        this.shop = shop;
        this.kind = kind;
    }

    void hold(TaskRows.Claim claim) {
        held.put(claim, System.nanoTime());
        if (!renewing) {
            renewing = true;
            later();
        }
    }

    void letGo(TaskRows.Claim claim) {
        held.remove(claim);
    }

    private void later() {
        Duration pause = shop.tasks().lease().dividedBy(RENEWALS_PER_LEASE);
        shop.ground().pause(pause).onComplete(v -> renew());
    }

    /** What has hung for too long is left to whoever comes. */
    private void renew() {
        long longest = shop.tasks().longest().toNanos();
        List<TaskRows.Claim> lively = held.entrySet().stream()
                .filter(work -> System.nanoTime() - work.getValue() < longest)
                .map(Map.Entry::getKey)
                .toList();
        if (lively.isEmpty()) {
            renewing = false;
            return;
        }
        shop.rows().renew(kind, lively, shop.tasks().lease()).onComplete(renewed -> {
            if (renewed.failed()) {
                log.debug("{}: leases on {} were not renewed", shop.ground().domain(), kind, renewed.cause());
            }
            later();
        });
    }
}
