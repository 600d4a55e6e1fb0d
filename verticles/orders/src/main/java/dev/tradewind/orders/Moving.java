package dev.tradewind.orders;

/** Whether money that was asked for has moved. */
public enum Moving {
    ASKED,
    DONE,
    FAILED,
    /** It had moved, and has come back. */
    RETURNED
}
