package dev.tradewind.tools.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.tools.fake.FakeCheckout;
import dev.tradewind.tools.fake.FakePlatform;
import dev.tradewind.tools.replay.Purchase.Fate;
import dev.tradewind.tools.replay.Purchase.Wanted;
import dev.tradewind.tools.rest.Rest;
import dev.tradewind.tools.rest.Staff;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Address ADDRESS = new Address("Ana", "Rua 1", null, "Recife", "PE", "50000", "BR");

    private FakePlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = FakePlatform.start();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private static Purchase purchase(Fate fate, String offer, long second) {
        return new Purchase(
                Instant.ofEpochSecond(second),
                "BRL",
                "ana@example.org",
                ADDRESS,
                List.of(new Wanted(new OfferId(offer), 2), new Wanted(OfferId.next(), 1)),
                fate);
    }

    private ReplayResult replay(List<Purchase> purchases, double speed, Map<String, Double> tokens)
            throws InterruptedException {
        var staff = new Staff(Rest.at(platform.url()), rest -> FakePlatform.TOKEN);
        return new Replay(staff, new Replay.Options(speed, 4, new Cards(tokens))).run(purchases);
    }

    private static String text(ReplayResult result) {
        return result.text(new Invariants(true, List.of(), List.of()));
    }

    @Test
    void takesEveryOrderToWhereHistoryTookIt() throws InterruptedException {
        List<Purchase> purchases = IntStream.range(0, 40)
                .mapToObj(i -> purchase(Fate.values()[i % 4], OfferId.next().value(), i))
                .toList();

        ReplayResult result = replay(purchases, 0, Map.of());

        assertThat(result.isRight()).isTrue();
        assertThat(result.ends())
                .isEqualTo(Map.of(
                        OrderStatus.DELIVERED, 10,
                        OrderStatus.SHIPPED, 10,
                        OrderStatus.CANCELLED, 10,
                        OrderStatus.CONFIRMED, 10));
        assertThat(text(result))
                .contains("40 orders, 40 confirmed")
                .contains("add an item")
                .contains("80");
    }

    @Test
    void letsAnOrderGoThatIsHeldOnSuspicion() throws InterruptedException {
        ReplayResult result = replay(List.of(purchase(Fate.DELIVERED, FakeCheckout.SUSPECT, 0)), 0, Map.of());

        assertThat(result.isRight()).isTrue();
        assertThat(result.ends()).isEqualTo(Map.of(OrderStatus.DELIVERED, 1));
        assertThat(text(result)).contains("1 held for review on suspicion of fraud, and let go");
    }

    @Test
    void countsAnOrderThatCouldNotBeBoughtAsAnError() throws InterruptedException {
        ReplayResult result = replay(List.of(purchase(Fate.OPEN, FakeCheckout.SOLD_OUT, 0)), 0, Map.of());

        assertThat(result.isRight()).isFalse();
        assertThat(text(result)).contains("1 errors (100.000 %)").contains("error 1 × 409 insufficient_stock");
    }

    @Test
    void paysWithAGoodCardAfterABadOneAndWaitsForASlowOne() throws InterruptedException {
        List<Purchase> purchases = List.of(purchase(Fate.OPEN, OfferId.next().value(), 0));

        assertThat(replay(purchases, 0, Map.of("tok_declined", 100.0)).isRight())
                .isTrue();
        assertThat(replay(purchases, 0, Map.of("tok_slow", 100.0)).isRight()).isTrue();
    }

    @Test
    void keepsTheDistancesOfHistory() throws InterruptedException {
        List<Purchase> purchases = List.of(
                purchase(Fate.OPEN, OfferId.next().value(), 0),
                purchase(Fate.OPEN, OfferId.next().value(), 100));

        assertThat(replay(purchases, 1000, Map.of()).buying().toMillis()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void drawsTheSameCardForTheSameShopperInTheGivenShare() {
        var cards = new Cards(Map.of("tok_declined", 25.0));
        long declined = IntStream.range(0, 10_000)
                .filter(i -> cards.of(i).equals("tok_declined"))
                .count();

        assertThat(declined).isBetween(2_300L, 2_700L);
        assertThat(cards.of(7)).isEqualTo(new Cards(Map.of("tok_declined", 25.0)).of(7));
    }
}
