package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class SettlementWire {
    private SettlementWire() {}

    public static String writeEntryQuery(EntryQuery value) {
        return Wire.write(value);
    }

    public static EntryQuery readEntryQuery(String json) {
        return Wire.read(json, EntryQuery.class);
    }

    public static String writeLedgerAccounts(LedgerAccounts value) {
        return Wire.write(value);
    }

    public static LedgerAccounts readLedgerAccounts(String json) {
        return Wire.read(json, LedgerAccounts.class);
    }

    public static String writeLedgerEntries(LedgerEntries value) {
        return Wire.write(value);
    }

    public static LedgerEntries readLedgerEntries(String json) {
        return Wire.read(json, LedgerEntries.class);
    }

    public static String writeNewPayouts(NewPayouts value) {
        return Wire.write(value);
    }

    public static NewPayouts readNewPayouts(String json) {
        return Wire.read(json, NewPayouts.class);
    }

    public static String writeOrderIds(OrderIds value) {
        return Wire.write(value);
    }

    public static OrderIds readOrderIds(String json) {
        return Wire.read(json, OrderIds.class);
    }

    public static String writePayouts(Payouts value) {
        return Wire.write(value);
    }

    public static Payouts readPayouts(String json) {
        return Wire.read(json, Payouts.class);
    }
}
