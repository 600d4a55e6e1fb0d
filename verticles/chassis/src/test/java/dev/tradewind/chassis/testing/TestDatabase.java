package dev.tradewind.chassis.testing;

/** One embedded PostgreSQL per JVM, started on first use; every call of {@link #fresh()} is a new, empty database on it. */
public final class TestDatabase {
    private TestDatabase() {}

    /** The URL of a new database, as {@code database.url} wants it. */
    public static String fresh() {
        throw new UnsupportedOperationException();
    }
}
