package dev.tradewind.fraud;

/** What purchases can have in common. A network is a block of neighbouring IP addresses. */
public enum Dimension {
    CUSTOMER,
    CARD,
    DEVICE,
    ADDRESS,
    NETWORK,
    MERCHANT
}
