package dev.tradewind.chassis;

/** What a consumer keeps about the feeds that it follows. */
record Books(String consumer, Database database, Cursors cursors, Parked parked) {
    static Books in(Database database, String consumer) {
        return new Books(consumer, database, new Cursors(database), new Parked(database, consumer));
    }
}
