package dev.tradewind.contracts.settlement;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class SettlementWire {
    private SettlementWire() {}

    public static String writeAccountQuery(AccountQuery value) {
        return Wire.write(value);
    }

    public static AccountQuery readAccountQuery(String json) {
        return Wire.read(json, AccountQuery.class);
    }

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

    public static String writePayoutPage(PayoutPage value) {
        return Wire.write(value);
    }

    public static PayoutPage readPayoutPage(String json) {
        return Wire.read(json, PayoutPage.class);
    }

    public static String writePayoutQuery(PayoutQuery value) {
        return Wire.write(value);
    }

    public static PayoutQuery readPayoutQuery(String json) {
        return Wire.read(json, PayoutQuery.class);
    }

    public static String writePayouts(Payouts value) {
        return Wire.write(value);
    }

    public static Payouts readPayouts(String json) {
        return Wire.read(json, Payouts.class);
    }

    public static String writeStatementQuery(StatementQuery value) {
        return Wire.write(value);
    }

    public static StatementQuery readStatementQuery(String json) {
        return Wire.read(json, StatementQuery.class);
    }
}
