package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.Actor;

/** Who an accepted token or key stands for. */
public record Principal(Actor actor, Role role) {}
