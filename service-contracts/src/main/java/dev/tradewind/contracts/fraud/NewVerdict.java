package dev.tradewind.contracts.fraud;

import org.jspecify.annotations.Nullable;

/** Somebody's decision about an order. */
public record NewVerdict(Verdict verdict, @Nullable String note) {}
