package dev.tradewind.chaos;

import dev.tradewind.chaos.cluster.Site;
import dev.tradewind.chaos.load.Crowd;
import dev.tradewind.chaos.load.Journal;
import dev.tradewind.chaos.load.Purchase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * When a platform is itself again: somebody who comes now gets a confirmed order, and every order that was accepted
 * before the healing, and could be decided quickly, is decided.
 */
final class Recovery {
    /** Those that the provider answers at once. */
    private static final Set<String> QUICK = Set.of("tok_visa", "tok_declined", "tok_insufficient_funds");

    private static final String UNDECIDED =
            """
            select count(*) from unnest(?::text[]) as asked (id) left join orders.orders o using (id)
            where o.id is null or (o.status = 'pending' and o.payment_status = 'pending')
            """;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Site site;
    private final Crowd crowd;
    private final Journal journal;
    private final Random random;

    Recovery(Site site, Crowd crowd, Journal journal, Random random) {
        this.site = site;
        this.crowd = crowd;
        this.journal = journal;
        this.random = random;
    }

    /** How long it took from now; empty when it was not itself again within this time. */
    Optional<Duration> await(Duration within) {
        Instant begin = Instant.now();
        boolean sells = false;
        while (Duration.between(begin, Instant.now()).compareTo(within) < 0) {
            sells = sells || sells();
            if (sells && undecided(begin) == 0) {
                return Optional.of(Duration.between(begin, Instant.now()));
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return Optional.empty();
    }

    private boolean sells() {
        Purchase probe = crowd.probe(random);
        return probe != null && undecided(List.of(probe.order())) == 0;
    }

    private long undecided(Instant before) {
        return undecided(journal.purchases().stream()
                .filter(purchase -> purchase.at().isBefore(before) && QUICK.contains(purchase.token()))
                .map(Purchase::order)
                .toList());
    }

    private long undecided(List<String> orders) {
        try (Connection session = site.databases().connect();
                PreparedStatement sql = session.prepareStatement(UNDECIDED)) {
            sql.setArray(1, session.createArrayOf("text", orders.toArray()));
            try (ResultSet answer = sql.executeQuery()) {
                return answer.next() ? answer.getLong(1) : orders.size();
            }
        } catch (SQLException notNow) {
            return orders.size() + 1L;
        }
    }
}
