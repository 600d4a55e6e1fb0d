package dev.tradewind.contracts.shared;

/** A balanced ledger transaction. */
public record TransactionId(String value) implements Id {
    public TransactionId {
        Id.check("txn", value);
    }

    public static TransactionId next() {
        return new TransactionId(Id.next("txn"));
    }

    @Override
    public String toString() {
        return value;
    }
}
