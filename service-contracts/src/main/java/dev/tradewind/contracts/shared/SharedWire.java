package dev.tradewind.contracts.shared;

import dev.tradewind.contracts.wire.Wire;

/** How this package's types cross the event bus; named in {@code META-INF/vertx/json-mappers.properties}. */
public final class SharedWire {
    private SharedWire() {}

    public static String writeAccess(Access value) {
        return Wire.write(value);
    }

    public static Access readAccess(String json) {
        return Wire.read(json, Access.class);
    }

    public static String writeAudit(Audit value) {
        return Wire.write(value);
    }

    public static Audit readAudit(String json) {
        return Wire.read(json, Audit.class);
    }

    public static String writeCallContext(CallContext value) {
        return Wire.write(value);
    }

    public static CallContext readCallContext(String json) {
        return Wire.read(json, CallContext.class);
    }

    public static String writeCaptureId(CaptureId id) {
        return id.value();
    }

    public static CaptureId readCaptureId(String value) {
        return new CaptureId(value);
    }

    public static String writeCartId(CartId id) {
        return id.value();
    }

    public static CartId readCartId(String value) {
        return new CartId(value);
    }

    public static String writeCategoryId(CategoryId id) {
        return id.value();
    }

    public static CategoryId readCategoryId(String value) {
        return new CategoryId(value);
    }

    public static String writeCustomerId(CustomerId id) {
        return id.value();
    }

    public static CustomerId readCustomerId(String value) {
        return new CustomerId(value);
    }

    public static String writeDeadLetterId(DeadLetterId id) {
        return id.value();
    }

    public static DeadLetterId readDeadLetterId(String value) {
        return new DeadLetterId(value);
    }

    public static String writeDeadLetters(DeadLetters value) {
        return Wire.write(value);
    }

    public static DeadLetters readDeadLetters(String json) {
        return Wire.read(json, DeadLetters.class);
    }

    public static String writeEventId(EventId id) {
        return id.value();
    }

    public static EventId readEventId(String value) {
        return new EventId(value);
    }

    public static String writeFeedCounts(FeedCounts value) {
        return Wire.write(value);
    }

    public static FeedCounts readFeedCounts(String json) {
        return Wire.read(json, FeedCounts.class);
    }

    public static String writeFeedHeads(FeedHeads value) {
        return Wire.write(value);
    }

    public static FeedHeads readFeedHeads(String json) {
        return Wire.read(json, FeedHeads.class);
    }

    public static String writeFeedQuery(FeedQuery value) {
        return Wire.write(value);
    }

    public static FeedQuery readFeedQuery(String json) {
        return Wire.read(json, FeedQuery.class);
    }

    public static String writeFeedSlice(FeedSlice value) {
        return Wire.pack(value);
    }

    public static FeedSlice readFeedSlice(String json) {
        return Wire.unpack(json, FeedSlice.class);
    }

    public static String writeHealthReport(HealthReport value) {
        return Wire.write(value);
    }

    public static HealthReport readHealthReport(String json) {
        return Wire.read(json, HealthReport.class);
    }

    public static String writeHistoryQuery(HistoryQuery value) {
        return Wire.write(value);
    }

    public static HistoryQuery readHistoryQuery(String json) {
        return Wire.read(json, HistoryQuery.class);
    }

    public static String writeHistorySlice(HistorySlice value) {
        return Wire.pack(value);
    }

    public static HistorySlice readHistorySlice(String json) {
        return Wire.unpack(json, HistorySlice.class);
    }

    public static String writeLineId(LineId id) {
        return id.value();
    }

    public static LineId readLineId(String value) {
        return new LineId(value);
    }

    public static String writeLocationId(LocationId id) {
        return id.value();
    }

    public static LocationId readLocationId(String value) {
        return new LocationId(value);
    }

    public static String writeMerchantId(MerchantId id) {
        return id.value();
    }

    public static MerchantId readMerchantId(String value) {
        return new MerchantId(value);
    }

    public static String writeOfferId(OfferId id) {
        return id.value();
    }

    public static OfferId readOfferId(String value) {
        return new OfferId(value);
    }

    public static String writeOrderId(OrderId id) {
        return id.value();
    }

    public static OrderId readOrderId(String value) {
        return new OrderId(value);
    }

    public static String writePageRequest(PageRequest value) {
        return Wire.write(value);
    }

    public static PageRequest readPageRequest(String json) {
        return Wire.read(json, PageRequest.class);
    }

    public static String writePaymentId(PaymentId id) {
        return id.value();
    }

    public static PaymentId readPaymentId(String value) {
        return new PaymentId(value);
    }

    public static String writePaymentMethod(PaymentMethod value) {
        return Wire.write(value);
    }

    public static PaymentMethod readPaymentMethod(String json) {
        return Wire.read(json, PaymentMethod.class);
    }

    public static String writePayoutId(PayoutId id) {
        return id.value();
    }

    public static PayoutId readPayoutId(String value) {
        return new PayoutId(value);
    }

    public static String writeProductId(ProductId id) {
        return id.value();
    }

    public static ProductId readProductId(String value) {
        return new ProductId(value);
    }

    public static String writeProductTypeId(ProductTypeId id) {
        return id.value();
    }

    public static ProductTypeId readProductTypeId(String value) {
        return new ProductTypeId(value);
    }

    public static String writeRefundId(RefundId id) {
        return id.value();
    }

    public static RefundId readRefundId(String value) {
        return new RefundId(value);
    }

    public static String writeShipmentId(ShipmentId id) {
        return id.value();
    }

    public static ShipmentId readShipmentId(String value) {
        return new ShipmentId(value);
    }

    public static String writeStaffId(StaffId id) {
        return id.value();
    }

    public static StaffId readStaffId(String value) {
        return new StaffId(value);
    }

    public static String writeSubjects(Subjects value) {
        return Wire.write(value);
    }

    public static Subjects readSubjects(String json) {
        return Wire.read(json, Subjects.class);
    }

    public static String writeSubscriptions(Subscriptions value) {
        return Wire.write(value);
    }

    public static Subscriptions readSubscriptions(String json) {
        return Wire.read(json, Subscriptions.class);
    }

    public static String writeTransactionId(TransactionId id) {
        return id.value();
    }

    public static TransactionId readTransactionId(String value) {
        return new TransactionId(value);
    }

    public static String writeVariantId(VariantId id) {
        return id.value();
    }

    public static VariantId readVariantId(String value) {
        return new VariantId(value);
    }
}
