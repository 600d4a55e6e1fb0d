package dev.tradewind.contracts.shared;

import java.util.List;

/** Every feed that a domain follows. */
public record Subscriptions(String domain, List<Subscription> subscriptions) {}
