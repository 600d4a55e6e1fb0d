package dev.tradewind.merchants;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import dev.tradewind.contracts.merchants.ShippingRate;
import dev.tradewind.contracts.shared.Money;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The domain's configuration.
 *
 * @param terms what a merchant gets who brings none of his own
 */
record MerchantsConfig(DomainSettings domain, Terms terms) {
    private static final List<String> CURRENCIES = List.of("BRL", "EUR", "GBP", "USD");
    private static final Map<String, Integer> STANDARD = Map.of("BRL", 1_990, "EUR", 490, "GBP", 399, "USD", 599);
    private static final Map<String, Integer> EXPRESS = Map.of("BRL", 3_990, "EUR", 990, "GBP", 799, "USD", 1_299);
    private static final int UNPRICED = -1;
    private static final int PRICE_MAX = 1_000_000_000;

    static MerchantsConfig from(JsonObject json) {
        Settings settings = Settings.of("verticles.merchants", json);
        DomainSettings domain = DomainSettings.from(settings);
        int commissionBps = settings.integer("commission_bps", 1_000, 0, 10_000);
        List<String> currencies = currencies(settings);
        Settings shipping = settings.section("shipping");
        List<ShippingRate> rates = Stream.concat(
                        rates(shipping.section("standard"), "Standard", currencies, STANDARD),
                        rates(shipping.section("express"), "Express", currencies, EXPRESS))
                .toList();
        settings.done();
        return new MerchantsConfig(domain, new Terms(commissionBps, rates));
    }

    private static List<String> currencies(Settings settings) {
        List<String> currencies = settings.texts("currencies", CURRENCIES);
        if (!currencies.stream().allMatch(c -> c.matches("[A-Z]{3}"))) {
            throw settings.problem("currencies", "must be ISO 4217 codes such as EUR");
        }
        return currencies.stream().distinct().toList();
    }

    /** One rate per currency: what a rate costs cannot be converted, so it is data. */
    private static Stream<ShippingRate> rates(
            Settings prices, String name, List<String> currencies, Map<String, Integer> usual) {
        return currencies.stream().map(currency -> {
            int price = prices.integer(currency, usual.getOrDefault(currency, UNPRICED), 0, PRICE_MAX);
            if (price == UNPRICED) {
                throw prices.problem(currency, "is missing: the price of this rate in minor units of " + currency);
            }
            String id = name.toLowerCase(Locale.ROOT) + "-" + currency.toLowerCase(Locale.ROOT);
            return new ShippingRate(id, name, new Money(price, currency), null, List.of());
        });
    }
}
