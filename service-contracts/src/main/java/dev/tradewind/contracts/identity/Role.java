package dev.tradewind.contracts.identity;

/** What a person may do. */
public enum Role {
    /** Everything. */
    ADMIN,
    /** Orders, shipments, stock and catalog; no staff, no money out. */
    OPERATOR,
    /** Reads everything, changes nothing. */
    VIEWER,
    /** A merchant's person: that merchant's own data only. */
    MERCHANT,
    CUSTOMER
}
