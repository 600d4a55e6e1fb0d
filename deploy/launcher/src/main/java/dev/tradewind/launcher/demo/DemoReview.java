package dev.tradewind.launcher.demo;

import dev.tradewind.contracts.cart.AddItem;
import dev.tradewind.contracts.cart.CartService;
import dev.tradewind.contracts.cart.CompleteCart;
import dev.tradewind.contracts.cart.NewCart;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.PaymentMethod;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One order that somebody has to look at: dear enough for the rule that every shop begins with, so that it is held for
 * review. Bought with the sandbox's card like any other.
 */
final class DemoReview {
    private static final long DEAR = 320_000;
    private static final int LINES_MAX = 20;
    private static final String COUNTRY = "DE";

    private final CartService carts;
    private final Patience patience;

    DemoReview(Vertx vertx) {
        this.carts = CartService.proxy(vertx);
        this.patience = new Patience(vertx);
    }

    /** An offer, and how many pieces of it there are. */
    record Stocked(OfferView offer, long pieces) {}

    /** Nothing happens when nothing dear is for sale. */
    Future<Void> order(List<Stocked> offers) {
        List<AddItem> items = items(offers);
        if (items.isEmpty()) {
            return Future.succeededFuture();
        }
        String currency = offers.getFirst().offer().price().currency();
        return patience.with(() -> carts.create(new NewCart(currency, COUNTRY), CallContext.SYSTEM))
                .compose(cart -> fill(cart.id(), items));
    }

    private Future<Void> fill(CartId cart, List<AddItem> items) {
        Future<Void> filling = Future.succeededFuture();
        for (AddItem item : items) {
            filling = filling.compose(
                    done -> patience.with(() -> carts.addItem(cart, item, Access.SYSTEM, CallContext.SYSTEM))
                            .mapEmpty());
        }
        Address address = new Address("Demo buyer", "Quay 7", null, "Bremen", null, "28195", COUNTRY);
        CompleteCart buy =
                new CompleteCart(null, "buyer@tradewind.example", address, new PaymentMethod("sandbox", "tok_visa"));
        return filling.compose(
                        filled -> patience.with(() -> carts.complete(cart, buy, Access.SYSTEM, CallContext.SYSTEM)))
                .mapEmpty();
    }

    /** Half of what there is of the dearest, until it is enough. */
    private static List<AddItem> items(List<Stocked> offers) {
        List<Stocked> dearest = offers.stream()
                .filter(each -> each.pieces() > 1)
                .sorted(Comparator.comparingLong(
                                (Stocked each) -> each.offer().price().amount())
                        .reversed())
                .limit(LINES_MAX)
                .toList();
        List<AddItem> items = new ArrayList<>();
        long missing = DEAR;
        for (Stocked each : dearest) {
            long price = each.offer().price().amount();
            long pieces = Math.min(each.pieces() / 2, (missing + price - 1) / price);
            if (missing > 0) {
                items.add(new AddItem(each.offer().id(), pieces));
                missing -= pieces * price;
            }
        }
        return missing > 0 ? List.of() : items;
    }
}
