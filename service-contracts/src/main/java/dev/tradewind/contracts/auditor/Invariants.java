package dev.tradewind.contracts.auditor;

import java.util.List;

/** All invariants, checked now. */
public record Invariants(boolean holds, List<Invariant> data) {}
