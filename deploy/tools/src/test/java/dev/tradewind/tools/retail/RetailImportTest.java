package dev.tradewind.tools.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.tools.account.Report;
import dev.tradewind.tools.fake.FakePlatform;
import dev.tradewind.tools.rest.Rest;
import dev.tradewind.tools.rest.Staff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailImportTest {
    /** One of everything odd; all of it is invented. */
    private static final String FILE =
            """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
            600001,10001A,RED LANTERN ,6,2011-01-10 08:27:00,2.55,90001.0,United Kingdom
            600001,10001a,RED LANTERN,4,2011-01-10 08:26:00,2.5,90001.0,United Kingdom
            600001,10002,"CUP, £ SIGN",1,2011-01-10 08:26:00,10.0,90001.0,United Kingdom
            600001,10002,"CUP, £ SIGN",1,2011-01-10 08:26:00,10.0,90001.0,United Kingdom
            600001,POST,POSTAGE,1,2011-01-10 08:26:00,18.0,90001.0,United Kingdom
            600002,10002,CUP,2,2011-01-11 09:00:00,9.5,,EIRE
            600001,10003,LATE LINE,1,2011-01-10 08:26:00,1.0,90001.0,United Kingdom
            600003,PADS,PADS TO MATCH ALL CUSHIONS,1,2011-01-12 09:00:00,0.001,90002.0,France
            600003,M,Manual,1,2011-01-12 09:00:00,5.0,90002.0,France
            600003,10003,WIDGET,100,2011-01-12 09:00:00,0.125,90002.0,France
            C600004,10001A,RED LANTERN,-8,2011-02-01 10:00:00,2.55,90001.0,United Kingdom
            C600005,10001A,RED LANTERN,-5,2011-02-02 10:00:00,2.55,90001.0,United Kingdom
            C600006,D,Discount,-1,2011-02-03 10:00:00,3.0,90001.0,United Kingdom
            C600007,AMAZONFEE,AMAZON FEE,-1,2011-02-04 10:00:00,1000.0,,United Kingdom
            C600008,10002,CUP,-2,2011-02-05 10:00:00,9.5,,EIRE
            C600009,10003,WIDGET,-1,2011-02-05 10:00:00,77.0,,United Kingdom
            A600010,B,Adjust bad debt,1,2011-02-06 10:00:00,-11.5,,United Kingdom
            600011,10004,wet/rusty,-30,2011-02-07 10:00:00,0.0,,United Kingdom
            600012,10004,,12,2011-02-08 10:00:00,0.0,,United Kingdom
            600013,10002,CUP,1,2011-02-09 10:00:00,0.0,90001.0,United Kingdom
            600013,10009,NEVER PAID,1,2011-02-09 10:00:00,0.0,90001.0,United Kingdom
            600014,DOT,DOTCOM POSTAGE,1,2011-02-10 10:00:00,44.5,,Unspecified
            600015,10002,CUP,x,2011-02-10 10:00:00,44.5,,Unspecified
            C600016,10002,CUP,1,2011-02-10 10:00:00,44.5,,Unspecified
            """;

    @TempDir
    private Path directory;

    private FakePlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = FakePlatform.start();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private String importFile() throws IOException {
        Path file = Files.writeString(directory.resolve("retail.csv"), FILE);
        var staff = new Staff(Rest.at(platform.url()), rest -> FakePlatform.TOKEN);
        try (Report report = Report.in(directory.resolve("report"), "Import of Online Retail")) {
            new RetailImport(staff, report).run(file);
            return report.text();
        }
    }

    private HistoricalOrder order(String invoice) throws IOException {
        importFile();
        return Objects.requireNonNull(platform.holdings().orders.get("online-retail:invoice:" + invoice));
    }

    private static Money pence(long pence) {
        return new Money(pence, "GBP");
    }

    private static HistoricalOrder.Payment payment(HistoricalOrder order) {
        return Objects.requireNonNull(order.payment());
    }

    @Test
    void accountsForEveryRowAndEveryPenny() throws IOException {
        assertThat(importFile().lines())
                .anyMatch(line -> line.matches("retail.csv +24 +8 +7 +9"))
                .anyMatch(line -> line.matches("net of all rows GBP.* -953\\.849 *"))
                .anyMatch(line -> line.matches("net of orders GBP +102\\.90 +102\\.90  equal.*"))
                .anyMatch(line -> line.startsWith("Everything agrees."));
        assertThat(Files.readAllLines(directory.resolve("report/rows.csv")))
                .contains("retail.csv,24,refused,Quantity is not a number: x")
                .contains("retail.csv,19,refused,\"pieces written off, no sale: wet/rusty\"")
                .contains("retail.csv,25,refused,a cancellation with a positive quantity");
    }

    @Test
    void gathersAnInterruptedInvoiceUnderItsEarliestTime() throws IOException {
        HistoricalOrder order = order("600001");
        CartSnapshot.Merchant part = order.details().cart().merchants().getFirst();

        assertThat(order.details().placedAt()).isEqualTo(Instant.parse("2011-01-10T08:26:00Z"));
        assertThat(part.lines()).extracting(CartSnapshot.Line::quantity).containsExactly(6L, 4L, 1L, 1L, 1L);
        assertThat(part.lines().get(0).offerId()).isEqualTo(part.lines().get(1).offerId());
        assertThat(part.subtotal()).isEqualTo(pence(4630));
        assertThat(part.shipping()).isEqualTo(pence(1800));
        assertThat(platform.holdings().customers)
                .containsOnlyKeys("online-retail:customer:90001", "online-retail:customer:90002");
    }

    @Test
    void givesBackWhatWasCancelledAndADiscount() throws IOException {
        HistoricalOrder order = order("600001");
        var refunded = Objects.requireNonNull(payment(order).refunded());

        // Eight lanterns of ten, at whatever price they were sold, and a discount; five lanterns more were never
        // bought.
        assertThat(refunded.total()).isEqualTo(pence(2040 + 300));
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
        assertThat(order.status()).isEqualTo(OrderStatus.DELIVERED);
        assertThat(importFile()).contains("1  a cancellation of more than was sold to this customer within the file");
    }

    @Test
    void anOrderThatWasGivenBackWhollyIsCancelled() throws IOException {
        HistoricalOrder order = order("600002");

        assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(order.shipments()).isEmpty();
        assertThat(order.details().cart().customerId()).isNull();
        assertThat(order.details().cart().shippingAddress().country()).isEqualTo("IE");
    }

    @Test
    void whatIsNotGoodsAndWhatRoundingLeavesIsAnAdjustment() throws IOException {
        HistoricalOrder order = order("600003");
        var captured = Objects.requireNonNull(payment(order).captured());

        // 100 × 0.125 is 12.50, while 100 pieces at the rounded price would be 13.00.
        assertThat(order.details().cart().totals().subtotal()).isEqualTo(pence(1300));
        assertThat(captured.adjustment()).isEqualTo(pence(500 - 50));
        assertThat(captured.total()).isEqualTo(pence(1750));
    }

    @Test
    void anOrderMayBeNothingButPostage() throws IOException {
        HistoricalOrder order = order("600014");

        assertThat(order.details().cart().merchants().getFirst().lines()).isEmpty();
        assertThat(payment(order).captured().total()).isEqualTo(pence(4450));
        assertThat(order.details().cart().shippingAddress().country()).isEqualTo("ZZ");
    }

    @Test
    void aGiftHasNoPayment() throws IOException {
        HistoricalOrder order = order("600013");

        assertThat(order.payment()).isNull();
        assertThat(order.details().cart().merchants().getFirst().lines()).hasSize(1);
    }

    @Test
    void aSecondImportChangesNothing() throws IOException {
        String first = importFile();
        var orders = platform.holdings().orders.values().stream().toList();

        assertThat(importFile()).isEqualTo(first);
        assertThat(platform.holdings().orders.values()).containsExactlyElementsOf(orders);
    }
}
