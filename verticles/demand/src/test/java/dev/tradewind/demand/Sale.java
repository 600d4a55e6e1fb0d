package dev.tradewind.demand;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.Totals;
import dev.tradewind.contracts.shared.VariantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** An order of one offer, for one euro a piece. */
final class Sale {
    private static final Money NOTHING = new Money(0, "EUR");

    private Sale() {}

    static OrderEvent.Confirmed of(MerchantId merchant, OfferId offer, long pieces, int daysAgo) {
        Money money = new Money(100 * pieces, "EUR");
        CartSnapshot.Line line = new CartSnapshot.Line(
                LineId.next(),
                offer,
                ProductId.next(),
                VariantId.next(),
                "SKU-" + offer.value(),
                "A <lamp>",
                pieces,
                new Money(100, "EUR"),
                money,
                NOTHING);
        CartSnapshot.Merchant part = new CartSnapshot.Merchant(
                merchant, "Acme", 1_000, "standard", List.of(line), money, NOTHING, NOTHING, money);
        Address address = new Address("Ada", "Street 1", null, "Berlin", null, "10117", "DE");
        CartSnapshot cart = new CartSnapshot(
                CartId.next(),
                null,
                "hash",
                "EUR",
                "ada@example.org",
                address,
                address,
                List.of(part),
                new Totals(money, NOTHING, NOTHING, NOTHING, money));
        Instant placedAt = Instant.now().minus(daysAgo, ChronoUnit.DAYS);
        return new OrderEvent.Confirmed(new OrderDetails(OrderId.next(), cart, placedAt), PaymentId.next());
    }
}
