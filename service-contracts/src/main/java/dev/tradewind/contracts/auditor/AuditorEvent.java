package dev.tradewind.contracts.auditor;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import java.time.Instant;

/** What the auditor found. The subject is the offending thing: an order, an offer, a consumer's feed. */
public sealed interface AuditorEvent extends Event {
    String FEED = "auditor";
    EventTypes<AuditorEvent> TYPES = EventTypes.of(FEED, AuditorEvent.class);

    /**
     * Told once, when a suspicion has proven true; not again while it lasts.
     *
     * @param invariant 1 to 5
     * @param rule which of the invariant's rules
     * @param detail the rule with the subject's own numbers
     */
    record BreachFound(String breachId, int invariant, String rule, String subject, String detail, Instant since)
            implements AuditorEvent {}

    /** The same subject keeps the rule again. */
    record BreachCleared(String breachId, int invariant, String rule, String subject, Instant since)
            implements AuditorEvent {}

    /**
     * The owning domain was asked to put it right, and answered.
     *
     * @param repair which command was given
     * @param reason the breach in words
     * @param outcome {@code done}, or why nothing was done
     */
    record RepairDone(String breachId, String subject, String repair, String reason, String outcome)
            implements AuditorEvent {}
}
