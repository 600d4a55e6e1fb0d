package dev.tradewind.contracts.shared;

/** A fault of the request. Each domain has one enum of these; the key is stable, the status is HTTP's. */
public interface ErrorCode {
    /** Lower snake case, as in the problem document's {@code code}. */
    String key();

    int status();
}
