package dev.tradewind.chassis;

/** What a domain's release has reached on its way to its first call. */
public enum Milestone {
    /** Its classes are loaded; its schema is migrated now. */
    STARTING,
    /** Its health checks have passed. */
    HEALTHY
}
