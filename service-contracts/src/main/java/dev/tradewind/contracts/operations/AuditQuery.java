package dev.tradewind.contracts.operations;

import dev.tradewind.contracts.shared.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries; null restricts nothing.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record AuditQuery(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant to,
        PageRequest page) {}
