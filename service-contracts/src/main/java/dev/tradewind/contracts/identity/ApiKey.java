package dev.tradewind.contracts.identity;

import java.time.Instant;

/** @param secret {@code tw_…}, shown this once; only its hash is kept */
public record ApiKey(String id, String name, Role role, String secret, Instant createdAt) {}
