package dev.tradewind.contracts.shared;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** @param since from which moment on a consumer would read the feed again; null for the beginning */
public record RewindQuery(String feed, @Nullable Instant since) {}
