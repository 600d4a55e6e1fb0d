package dev.tradewind.cart;

import dev.tradewind.contracts.cart.CartDetails;
import dev.tradewind.contracts.cart.CartError;
import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.cart.CompleteCart;
import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.ErrorCode;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides whether a cart becomes an order. */
final class Checkout {
    private static final int PAYMENT_TEXT_MAX = 255;

    private final Pricing pricing;

    Checkout(Pricing pricing) {
        this.pricing = pricing;
    }

    /** What comes of it. The details given with the request are kept, whatever comes of it, unless it is refused. */
    sealed interface Decision {
        record Refused(ErrorCode code, String detail, List<Fault.Item> errors) implements Decision {}

        /** It is an order already. */
        record Repeated(OrderId orderId) implements Decision {}

        record Short(Cart after, List<Shortage> shortages) implements Decision {}

        /** @param after shows today's prices, so that the shopper can agree to them */
        record PriceChanged(Cart after, Money expected, Money actual) implements Decision {}

        record Accepted(Cart after, OrderId orderId, CartSnapshot snapshot) implements Decision {}
    }

    Decision decide(Cart cart, CompleteCart command, Actor actor, Offers offers) {
        if (cart.orderId() != null) {
            return new Decision.Repeated(cart.orderId());
        }
        if (cart.lines().isEmpty()) {
            return new Decision.Refused(CartError.CART_EMPTY, "There is nothing in this cart.", List.of());
        }
        CartDetails given = new CartDetails(command.email(), command.shippingAddress(), null, Map.of(), null);
        CartDetails details = Details.merged(cart.details(), given);
        Cart detailed = cart.with(details, Details.country(details, cart.country()));
        Priced priced = pricing.current(detailed, offers);
        Checks checks = check(detailed, command, priced);
        if (!checks.passed()) {
            return new Decision.Refused(
                    CommonError.VALIDATION_FAILED, "This cart cannot be completed yet.", checks.failed());
        }
        List<Shortage> shortages = shortages(detailed, offers);
        if (!shortages.isEmpty()) {
            return new Decision.Short(detailed, shortages);
        }
        List<Line> today = today(detailed, offers);
        Money expected = command.expectedTotal();
        Money actual = priced.totals().total();
        boolean agreed = expected == null ? today.equals(cart.lines()) : expected.equals(actual);
        Cart shown = detailed.showing(today);
        if (agreed) {
            return accepted(shown, priced, actor);
        }
        Money seen = pricing.shown(detailed, offers).totals().total();
        return new Decision.PriceChanged(shown, Objects.requireNonNullElse(expected, seen), actual);
    }

    private static Checks check(Cart cart, CompleteCart command, Priced priced) {
        CartDetails details = cart.details();
        Checks checks = Details.check(details)
                .that(details.email() != null, "/email", "is needed")
                .that(details.shippingAddress() != null, "/shipping_address", "is needed")
                .text(command.payment().provider(), PAYMENT_TEXT_MAX, "/payment/provider")
                .text(command.payment().token(), PAYMENT_TEXT_MAX, "/payment/token");
        Money expected = command.expectedTotal();
        checks.that(
                expected == null || expected.currency().equals(cart.currency()),
                "/expected_total/currency",
                "must be the cart's, which is " + cart.currency());
        priced.parts().stream()
                .filter(part -> part.shipping() == null)
                .forEach(part -> checks.that(false, "/shipping_address/country", Warnings.notShippable(cart, part)));
        return checks;
    }

    private static List<Shortage> shortages(Cart cart, Offers offers) {
        return cart.lines().stream()
                .map(line -> shortage(line, offers.of(line.offerId()), cart.currency()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Shortage shortage(Line line, Offer offer, String currency) {
        if (!offer.canBeBoughtIn(currency)) {
            return new Shortage(line.offerId(), line.quantity(), 0);
        }
        Long available = offer.available();
        return available == null || available >= line.quantity()
                ? null
                : new Shortage(line.offerId(), line.quantity(), available);
    }

    private static List<Line> today(Cart cart, Offers offers) {
        return cart.lines().stream()
                .map(line -> {
                    Money price = offers.of(line.offerId()).price(cart.currency());
                    return price == null ? line : line.with(line.quantity(), price.amount());
                })
                .toList();
    }

    private static Decision accepted(Cart shown, Priced priced, Actor actor) {
        OrderId order = OrderId.next();
        Cart after = shown.completedAs(order, shown.owner().or(actor));
        return new Decision.Accepted(after, order, snapshot(after, priced));
    }

    private static CartSnapshot snapshot(Cart cart, Priced priced) {
        CartDetails details = cart.details();
        String email = Objects.requireNonNull(details.email());
        Address shipping = Objects.requireNonNull(details.shippingAddress());
        return new CartSnapshot(
                cart.id(),
                cart.owner().customerId(),
                cart.owner().tokenHash(),
                cart.currency(),
                email,
                shipping,
                Objects.requireNonNullElse(details.billingAddress(), shipping),
                priced.parts().stream().map(Checkout::frozen).toList(),
                priced.totals());
    }

    private static CartSnapshot.Merchant frozen(Priced.Part part) {
        return new CartSnapshot.Merchant(
                part.merchant().id(),
                part.merchant().name(),
                part.merchant().commissionBps(),
                Objects.requireNonNull(part.shipping()).id(),
                part.items().stream()
                        .map(item -> frozen(item, part.subtotal().currency()))
                        .toList(),
                part.subtotal(),
                part.shippingPrice(),
                part.tax(),
                part.total());
    }

    private static CartSnapshot.Line frozen(Priced.Item item, String currency) {
        var offer = item.offer().view();
        return new CartSnapshot.Line(
                item.line().id(),
                offer.id(),
                offer.productId(),
                offer.variantId(),
                offer.sku(),
                offer.title(),
                item.line().quantity(),
                new Money(item.unitMinor(), currency),
                new Money(item.totalMinor(), currency),
                new Money(item.taxMinor(), currency));
    }
}
