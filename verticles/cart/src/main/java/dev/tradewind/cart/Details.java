package dev.tradewind.cart;

import dev.tradewind.contracts.cart.CartDetails;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.MerchantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checkout details: what they must look like and how they are put together. */
final class Details {
    static final CartDetails NONE = new CartDetails(null, null, null, Map.of(), null);

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final int TEXT_MAX = 200;
    private static final int POSTAL_CODE_MAX = 30;

    private Details() {}

    /** What is null in the change stays as it is; shipping options are changed merchant by merchant. */
    static CartDetails merged(CartDetails before, CartDetails change) {
        Map<MerchantId, String> options = new HashMap<>(options(before));
        options.putAll(options(change));
        return new CartDetails(
                change.email() == null ? before.email() : change.email(),
                change.shippingAddress() == null ? before.shippingAddress() : change.shippingAddress(),
                change.billingAddress() == null ? before.billingAddress() : change.billingAddress(),
                Map.copyOf(options),
                null);
    }

    /** Where it goes: the address decides, as soon as there is one. */
    static @Nullable String country(CartDetails details, @Nullable String before) {
        return details.shippingAddress() == null
                ? before
                : details.shippingAddress().country();
    }

    static Map<MerchantId, String> options(CartDetails details) {
        return Objects.requireNonNullElse(details.shippingOptions(), Map.of());
    }

    static Checks check(CartDetails details) {
        Checks checks = new Checks();
        if (details.email() != null) {
            checks.email(details.email(), "/email");
        }
        address(checks, details.shippingAddress(), "/shipping_address");
        address(checks, details.billingAddress(), "/billing_address");
        return checks;
    }

    static void country(Checks checks, @Nullable String country, String pointer) {
        boolean fits = country == null || COUNTRY.matcher(country).matches();
        checks.that(fits, pointer, "must be two capital letters, as in ISO 3166-1");
    }

    private static void address(Checks checks, @Nullable Address address, String pointer) {
        if (address != null) {
            checks.text(address.name(), TEXT_MAX, pointer + "/name")
                    .text(address.line1(), TEXT_MAX, pointer + "/line1")
                    .optionalText(address.line2(), TEXT_MAX, pointer + "/line2")
                    .text(address.city(), TEXT_MAX, pointer + "/city")
                    .optionalText(address.region(), TEXT_MAX, pointer + "/region")
                    .text(address.postalCode(), POSTAL_CODE_MAX, pointer + "/postal_code");
            country(checks, address.country(), pointer + "/country");
        }
    }
}
