package dev.tradewind.contracts.shared;

import java.util.List;

/** A page of parked events, oldest first. */
public record DeadLetters(List<DeadLetter> data, PageMeta meta) {}
