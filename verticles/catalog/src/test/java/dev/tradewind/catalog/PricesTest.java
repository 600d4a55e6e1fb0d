package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.OfferChange;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.VariantId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PricesTest {
    private static final Prices PRICES = new Prices(List.of(money(100, "EUR"), money(110, "USD"), money(90, "GBP")));

    @Test
    void putsTheMainPriceFirst() {
        NewOffer offer = offer(money(1, "EUR"), List.of(money(2, "USD")));

        assertThat(Prices.of(offer).all()).containsExactly(money(1, "EUR"), money(2, "USD"));
    }

    @Test
    void keepsFurtherPricesWhenTheMainOneChanges() {
        assertThat(changed(money(120, "EUR"), null))
                .containsExactly(money(120, "EUR"), money(110, "USD"), money(90, "GBP"));
    }

    @Test
    void makesAnotherCurrencyTheMainOne() {
        assertThat(changed(money(120, "USD"), null)).containsExactly(money(120, "USD"), money(90, "GBP"));
    }

    @Test
    void replacesAllFurtherPrices() {
        assertThat(changed(null, List.of(money(5, "BRL")))).containsExactly(money(100, "EUR"), money(5, "BRL"));
        assertThat(changed(null, List.of(money(7, "EUR")))).containsExactly(money(7, "EUR"));
        assertThat(changed(null, List.of())).containsExactly(money(100, "EUR"));
    }

    @Test
    void changesNothingWhenNothingIsGiven() {
        assertThat(changed(null, null)).isEqualTo(PRICES.all());
    }

    @Test
    void refusesNegativeAndDoublePrices() {
        NewOffer offer = offer(money(-1, "EUR"), List.of(money(1, "EUR"), money(1, "USD"), money(1, "USD")));

        assertThat(Prices.check(offer).failed())
                .extracting(Fault.Item::pointer)
                .containsExactly("/price/amount", "/prices/0/currency", "/prices/2/currency");
    }

    private static List<Money> changed(@Nullable Money price, @Nullable List<Money> further) {
        return PRICES.changed(new OfferChange(price, further, null, null)).all();
    }

    private static NewOffer offer(Money price, List<Money> further) {
        return new NewOffer(VariantId.next(), MerchantId.next(), price, further, null);
    }

    private static Money money(long amount, String currency) {
        return new Money(amount, currency);
    }
}
