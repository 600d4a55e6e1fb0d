package dev.tradewind.tools.olist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.PaymentStatus;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.tools.account.Report;
import dev.tradewind.tools.fake.FakeHoldings;
import dev.tradewind.tools.fake.FakePlatform;
import dev.tradewind.tools.rest.Rest;
import dev.tradewind.tools.rest.Staff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OlistImportTest {
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

    private String importAll() throws IOException {
        var staff = new Staff(Rest.at(platform.url()), rest -> FakePlatform.TOKEN);
        try (Report report = Report.in(directory.resolve("report"), "Import of Olist")) {
            new OlistImport(staff, report).run(OlistFixture.write(directory));
            return report.text();
        }
    }

    private HistoricalOrder order(String id) throws IOException {
        importAll();
        return Objects.requireNonNull(platform.holdings().orders.get("olist:order:" + id));
    }

    private static Money reais(long cents) {
        return new Money(cents, "BRL");
    }

    @Test
    void accountsForEveryRowOfEveryFile() throws IOException {
        assertThat(importAll().lines())
                .anyMatch(line -> line.matches("olist_orders_dataset.csv +13 +8 +1 +4"))
                .anyMatch(line -> line.matches("olist_order_items_dataset.csv +13 +7 +2 +4"))
                .anyMatch(line -> line.matches("olist_order_payments_dataset.csv +11 +7 +3 +1"))
                .anyMatch(line -> line.matches("olist_customers_dataset.csv +10 +7 +2 +1"))
                .anyMatch(line -> line.matches("olist_products_dataset.csv +5 +3 +1 +1"))
                .anyMatch(line -> line.matches("olist_sellers_dataset.csv +3 +3 +0 +0"))
                .anyMatch(line -> line.matches("olist_order_reviews_dataset.csv +2 +0 +0 +2"))
                .noneMatch(line -> line.contains("NOT ALL ACCOUNTED FOR"));
        assertThat(Files.readAllLines(directory.resolve("report/rows.csv")))
                .contains("olist_orders_dataset.csv,11,refused,order_status is unknown: lost")
                .contains("olist_order_reviews_dataset.csv,5,refused,the platform keeps no reviews")
                .contains("olist_order_items_dataset.csv,12,refused,price is negative: -5.00");
    }

    @Test
    void aSecondImportChangesNothing() throws IOException {
        String first = importAll();
        FakeHoldings holdings = platform.holdings();
        var orders = holdings.orders.values().stream().toList();
        int products = holdings.products.size();

        assertThat(importAll()).isEqualTo(first);
        assertThat(holdings.orders.values()).containsExactlyElementsOf(orders);
        assertThat(holdings.products).hasSize(products);
    }

    @Test
    void piecesOfOneOfferAtOnePriceAreOneLine() throws IOException {
        HistoricalOrder order = order("o-delivered");
        var part = order.details().cart().merchants().getFirst();

        assertThat(part.lines()).extracting(line -> line.quantity()).containsExactly(2L, 1L);
        assertThat(part.subtotal()).isEqualTo(reais(3099));
        assertThat(part.shipping()).isEqualTo(reais(675));
        assertThat(Objects.requireNonNull(order.payment()).captured().adjustment())
                .isEqualTo(reais(0));
        assertThat(order.shipments()).hasSize(1);
    }

    @Test
    void everySellerShipsHisPartAndWhatWasPaidTooMuchBelongsToNobodysGoods() throws IOException {
        HistoricalOrder order = order("o-split");
        var payment = Objects.requireNonNull(order.payment());

        assertThat(order.details().cart().merchants()).hasSize(2);
        assertThat(order.shipments()).hasSize(2);
        // It arrived before it left: it leaves when it arrives.
        assertThat(order.shipments())
                .allSatisfy(shipment -> assertThat(shipment.dispatchedAt()).isEqualTo(shipment.deliveredAt()));
        assertThat(payment.authorized()).isEqualTo(reais(12550));
        assertThat(payment.captured().adjustment()).isEqualTo(reais(50));
        assertThat(payment.captured().total()).isEqualTo(reais(12550));
    }

    @Test
    void aCancelledOrderHasItsMoneyBackOrNeverGaveIt() throws IOException {
        HistoricalOrder refunded = order("o-cancelled");
        HistoricalOrder voided = order("o-voided");

        assertThat(refunded.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(refunded.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(Objects.requireNonNull(refunded.payment()).refunded())
                .isEqualTo(refunded.payment().captured());
        assertThat(refunded.shipments()).isEmpty();
        assertThat(voided.paymentStatus()).isEqualTo(PaymentStatus.VOIDED);
        assertThat(Objects.requireNonNull(voided.payment()).captured()).isNull();
        assertThat(voided.payment().authorized()).isEqualTo(reais(4200));
    }

    @Test
    void anOrderWithoutItemsKeepsItsMoney() throws IOException {
        HistoricalOrder order = order("o-shipped");

        assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(order.details().cart().merchants()).isEmpty();
        assertThat(Objects.requireNonNull(order.payment()).captured().adjustment())
                .isEqualTo(reais(5555));
    }

    @Test
    void anOrderForWhichNothingWasPaidHasNoPayment() throws IOException {
        assertThat(order("o-free").payment()).isNull();
    }

    @Test
    void offersCostWhatTheyCostLastAndNamesAreReadable() throws IOException {
        importAll();
        FakeHoldings holdings = platform.holdings();

        assertThat(holdings.offers.get("olist:offer:p2:s2").price()).isEqualTo(reais(10000));
        assertThat(holdings.products.get("olist:product:p2").title()).isEqualTo("Pc Gamer p2");
        assertThat(holdings.merchants.get("olist:seller:s1").name()).isEqualTo("Santos Store s1");
        assertThat(holdings.merchants.get("olist:seller:s2").name()).isEqualTo("RJ Store s2");
        assertThat(holdings.stock.get("olist:stock:p1:s1").quantity()).isEqualTo(1000);
        assertThat(holdings.orders
                        .get("olist:order:o-split")
                        .details()
                        .cart()
                        .shippingAddress()
                        .postalCode())
                .isEqualTo("90001");
    }

    @Test
    void waitsForAServerThatIsAwayForAMoment() throws IOException {
        platform.failNext(2);

        assertThat(importAll()).doesNotContain("NOT ALL ACCOUNTED FOR");
    }
}
