package dev.tradewind.merchants;

import dev.tradewind.contracts.merchants.MerchantChange;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.merchants.ShippingRate;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.MerchantId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The terms of a merchant who brings none of his own, and the rules for those who do. */
record Terms(int commissionBps, List<ShippingRate> shippingRates) {
    static final int IMPORT_MAX = 1_000;
    private static final int RATES_MAX = 50;
    private static final long PRICE_MAX = 1_000_000_000_000L;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern RATE_ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    /** A new merchant as it stands at first: active when staff adds it, else waiting for approval. */
    MerchantView opened(NewMerchant merchant, Actor by, Instant now) {
        Integer ownCommission = merchant.commissionBps();
        List<ShippingRate> ownRates = merchant.shippingRates();
        return new MerchantView(
                MerchantId.next(),
                1,
                merchant.name().strip(),
                merchant.email().strip(),
                byStaff(by) ? MerchantStatus.ACTIVE : MerchantStatus.PENDING,
                ownCommission == null ? commissionBps : ownCommission,
                ownRates == null ? shippingRates : ownRates,
                now);
    }

    private static boolean byStaff(Actor by) {
        return switch (by.kind()) {
            case STAFF, API_KEY, SYSTEM -> by.merchantId() == null;
            case GUEST, CUSTOMER, MERCHANT -> false;
        };
    }

    static Checks check(NewMerchant merchant) {
        Checks checks = new Checks();
        check(merchant, "", checks);
        return checks;
    }

    static Checks checkImport(List<NewMerchant> merchants) {
        Checks checks = new Checks();
        checks.that(merchants.size() <= IMPORT_MAX, "/items", "must be at most " + IMPORT_MAX);
        for (int i = 0; i < merchants.size(); i++) {
            String at = "/items/" + i;
            checks.that(merchants.get(i).externalRef() != null, at + "/external_ref", "is missing");
            check(merchants.get(i), at, checks);
        }
        return checks;
    }

    static Checks check(MerchantChange change) {
        Checks checks = new Checks().optionalText(change.name(), 200, "/name");
        checkTerms(change.commissionBps(), change.shippingRates(), "", checks);
        return checks;
    }

    private static void check(NewMerchant merchant, String at, Checks checks) {
        checks.text(merchant.name(), 200, at + "/name")
                .email(merchant.email(), at + "/email")
                .optionalText(merchant.externalRef(), 200, at + "/external_ref");
        checkTerms(merchant.commissionBps(), merchant.shippingRates(), at, checks);
    }

    private static void checkTerms(
            @Nullable Integer commissionBps, @Nullable List<ShippingRate> rates, String at, Checks checks) {
        boolean aShare = commissionBps == null || (commissionBps >= 0 && commissionBps <= 10_000);
        checks.that(aShare, at + "/commission_bps", "must be 0 to 10000");
        if (rates != null) {
            checkRates(rates, at + "/shipping_rates", checks);
        }
    }

    private static void checkRates(List<ShippingRate> rates, String at, Checks checks) {
        checks.that(rates.size() <= RATES_MAX, at, "must be at most " + RATES_MAX);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rates.size(); i++) {
            ShippingRate rate = rates.get(i);
            String here = at + "/" + i;
            checks.that(seen.add(rate.id()), here + "/id", "must be another than those before it");
            checkRate(rate, here, checks);
        }
    }

    private static void checkRate(ShippingRate rate, String at, Checks checks) {
        long price = rate.price().amount();
        boolean comparable = rate.freeFrom() == null
                || (rate.freeFrom().currency().equals(rate.price().currency())
                        && rate.freeFrom().amount() >= 0);
        checks.that(RATE_ID.matcher(rate.id()).matches(), at + "/id", "must be letters a-z, digits, - and _")
                .text(rate.name(), 100, at + "/name")
                .that(price >= 0 && price <= PRICE_MAX, at + "/price/amount", "must be 0 to " + PRICE_MAX)
                .that(comparable, at + "/free_from", "must be in the price's currency, and not negative")
                .that(
                        rate.countries().stream()
                                .allMatch(c -> COUNTRY.matcher(c).matches()),
                        at + "/countries",
                        "must be ISO 3166-1 alpha-2 codes such as DE");
    }
}
