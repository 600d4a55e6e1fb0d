package dev.tradewind.chassis;

/** How soon a domain takes in effect what happens elsewhere. The later, the more of it goes into one transaction. */
enum Urgency {
    /** At once: somebody waits for what comes of it. */
    NOW,
    /** At once after a rest, then at the next beat: under load many events share a transaction. */
    SOON,
    /** With the next poll, without being woken. */
    AT_LEISURE
}
