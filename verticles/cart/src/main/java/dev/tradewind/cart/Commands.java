package dev.tradewind.cart;

import dev.tradewind.contracts.cart.AddItem;
import dev.tradewind.contracts.cart.CartDetails;
import dev.tradewind.contracts.cart.CartError;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.ItemChange;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The changes of a cart that a shopper can ask for. */
final class Commands {
    private Commands() {}

    /** More pieces of an offer. */
    record Add(AddItem item) implements Changing.Command {
        @Override
        public OfferId offer() {
            return item.offerId();
        }

        @Override
        public Future<Write> decide(Cart cart, Offers offers) {
            Offer offer = offers.of(item.offerId());
            return outcome(cart.add(offer, item.quantity()), changed -> {
                Line line = changed.line();
                return new Write.PutLine(
                        changed.after(),
                        line,
                        new CartEvent.ItemAdded(
                                cart.id(),
                                line.id(),
                                line.offerId(),
                                offer.view().productId(),
                                line.quantity()));
            });
        }
    }

    /** So many pieces from now on; none removes the line. */
    record Change(ItemChange change) implements Changing.Command {
        @Override
        public @Nullable OfferId offer() {
            return null;
        }

        @Override
        public Future<Write> decide(Cart cart, Offers offers) {
            if (change.quantity() == 0) {
                return new Remove(change.itemId()).decide(cart, offers);
            }
            Line line = cart.find(l -> l.id().equals(change.itemId()));
            if (line == null) {
                return Future.failedFuture(Fault.notFound(change.itemId()));
            }
            return outcome(
                    cart.set(line, change.quantity(), offers.of(line.offerId())),
                    changed -> new Write.PutLine(
                            changed.after(),
                            changed.line(),
                            new CartEvent.ItemChanged(cart.id(), line.id(), line.offerId(), change.quantity())));
        }
    }

    /** The line is gone. */
    record Remove(LineId item) implements Changing.Command {
        @Override
        public @Nullable OfferId offer() {
            return null;
        }

        @Override
        public Future<Write> decide(Cart cart, Offers offers) {
            Line line = cart.find(l -> l.id().equals(item));
            if (line == null) {
                return Future.failedFuture(Fault.notFound(item));
            }
            return outcome(
                    cart.remove(line),
                    changed -> new Write.DropLine(
                            changed.after(),
                            changed.line(),
                            new CartEvent.ItemRemoved(cart.id(), line.id(), line.offerId())));
        }
    }

    /** Other checkout details. */
    record Update(CartDetails change, Pricing pricing) implements Changing.Command {
        @Override
        public @Nullable OfferId offer() {
            return null;
        }

        @Override
        public Future<Write> decide(Cart cart, Offers offers) {
            if (change.version() != null && change.version() != cart.version()) {
                return Future.failedFuture(Fault.of(
                        CommonError.VERSION_CONFLICT,
                        "The cart is at version " + cart.version() + ", not " + change.version() + "."));
            }
            CartDetails details = Details.merged(cart.details(), change);
            Cart after = cart.with(details, Details.country(details, cart.country()));
            return options(after, pricing.current(after, offers)).map(v -> new Write.SaveDetails(after));
        }

        private Future<Void> options(Cart after, Priced priced) {
            Checks checks = new Checks();
            Map<MerchantId, String> chosen = Details.options(change);
            chosen.forEach((merchant, option) -> checks.that(
                    priced.parts().stream()
                            .filter(part -> part.merchant().id().equals(merchant))
                            .anyMatch(part -> Shipping.offers(part, after.country(), option)),
                    "/shipping_options/" + merchant,
                    "is no way in which this merchant ships this cart"));
            return checks.verdict(CartError.UNKNOWN_SHIPPING_OPTION, "Not all shipping options can be chosen.");
        }
    }

    private static Future<Write> outcome(Cart.Change change, Function<Cart.Change.Changed, Write> write) {
        return switch (change) {
            case Cart.Change.Changed changed -> Future.succeededFuture(write.apply(changed));
            case Cart.Change.Refused refused -> Future.failedFuture(Fault.of(refused.code(), refused.detail()));
        };
    }
}
