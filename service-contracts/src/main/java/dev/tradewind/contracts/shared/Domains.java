package dev.tradewind.contracts.shared;

import java.util.List;

/** The domains of the platform. */
public final class Domains {
    /** By name, those that others stand on first; the gateway is none. */
    public static final List<String> ALL = List.of(
            "identity",
            "merchants",
            "catalog",
            "inventory",
            "cart",
            "orders",
            "payments",
            "settlement",
            "fulfillment",
            "auditor",
            "operations",
            "personalization",
            "demand",
            "fraud");

    private Domains() {}
}
