package dev.tradewind.contracts.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes two people: one proposes it, another one decides.
 *
 * @param action what is to be done, such as {@code compensate_order}
 * @param subject what it is to be done to
 * @param proposedBy the id of a person
 * @param decidedBy the id of another one; null while it waits
 */
public record Approval(
        String id,
        String action,
        String subject,
        String reason,
        Status status,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {
    /** A proposal that nobody decided within a day is as good as declined. */
    public enum Status {
        WAITING,
        APPROVED,
        DECLINED
    }
}
