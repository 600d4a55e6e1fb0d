package dev.tradewind.chassis.testing;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.Id;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The feed of a domain that is not deployed; the test says what happens there. */
public final class ForeignFeed<F extends Event> {
    private final DomainFixture fixture;
    private final Domain<F> domain;
    private final Map<String, Long> sequences = new HashMap<>();

    ForeignFeed(DomainFixture fixture, Domain<F> domain) {
        this.fixture = fixture;
        this.domain = domain;
    }

    /** Appends and commits; the subject's sequence counts by itself. */
    public void publish(F event, Id subject, @Nullable Id correlation) {
        long sequence = sequences.merge(subject.value(), 1L, Long::sum);
        Outgoing<F> plain = Outgoing.of(event, subject, sequence);
        Outgoing<F> outgoing = correlation == null ? plain : plain.correlatedWith(correlation);
        fixture.await(domain.database().transaction(tx -> domain.log().append(tx, List.of(outgoing))));
    }

    /** The domain behind the feed. */
    public Domain<F> domain() {
        return domain;
    }
}
