package dev.tradewind.contracts.orders;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class OrdersWire {
    private OrdersWire() {}

    public static String writeCancelUnshipped(CancelUnshipped value) {
        return Wire.write(value);
    }

    public static CancelUnshipped readCancelUnshipped(String json) {
        return Wire.read(json, CancelUnshipped.class);
    }

    public static String writeHistoricalOrders(HistoricalOrders value) {
        return Wire.write(value);
    }

    public static HistoricalOrders readHistoricalOrders(String json) {
        return Wire.read(json, HistoricalOrders.class);
    }

    public static String writeImportOutcome(ImportOutcome value) {
        return Wire.write(value);
    }

    public static ImportOutcome readImportOutcome(String json) {
        return Wire.read(json, ImportOutcome.class);
    }

    public static String writeNewRefund(NewRefund value) {
        return Wire.write(value);
    }

    public static NewRefund readNewRefund(String json) {
        return Wire.read(json, NewRefund.class);
    }

    public static String writeOrderMoneyPage(OrderMoneyPage value) {
        return Wire.write(value);
    }

    public static OrderMoneyPage readOrderMoneyPage(String json) {
        return Wire.read(json, OrderMoneyPage.class);
    }

    public static String writeOrderPage(OrderPage value) {
        return Wire.write(value);
    }

    public static OrderPage readOrderPage(String json) {
        return Wire.read(json, OrderPage.class);
    }

    public static String writeOrderQuery(OrderQuery value) {
        return Wire.write(value);
    }

    public static OrderQuery readOrderQuery(String json) {
        return Wire.read(json, OrderQuery.class);
    }

    public static String writeOrderView(OrderView value) {
        return Wire.write(value);
    }

    public static OrderView readOrderView(String json) {
        return Wire.read(json, OrderView.class);
    }

    public static String writeRefundView(RefundView value) {
        return Wire.write(value);
    }

    public static RefundView readRefundView(String json) {
        return Wire.read(json, RefundView.class);
    }

    public static String writeSagaQuery(SagaQuery value) {
        return Wire.write(value);
    }

    public static SagaQuery readSagaQuery(String json) {
        return Wire.read(json, SagaQuery.class);
    }

    public static String writeSagas(Sagas value) {
        return Wire.write(value);
    }

    public static Sagas readSagas(String json) {
        return Wire.read(json, Sagas.class);
    }
}
