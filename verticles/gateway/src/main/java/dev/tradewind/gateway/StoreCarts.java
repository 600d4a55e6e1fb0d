package dev.tradewind.gateway;

import dev.tradewind.contracts.cart.AddItem;
import dev.tradewind.contracts.cart.CartDetails;
import dev.tradewind.contracts.cart.CartDocument;
import dev.tradewind.contracts.cart.CartService;
import dev.tradewind.contracts.cart.CartView;
import dev.tradewind.contracts.cart.ItemChange;
import dev.tradewind.contracts.cart.NewCart;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.LineId;
import io.vertx.core.Future;

/** Carts, but for completing them. */
final class StoreCarts {
    private final CartService carts;
    private final Patience patience;

    StoreCarts(Services services, Patience patience) {
        this.carts = services.cart();
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("createCart", this::create)
                .on("getCart", this::cart)
                .on("updateCart", this::update)
                .on("addItem", this::add)
                .on("changeItem", this::change)
                .on("removeItem", this::remove)
                .on("listShippingOptions", this::shippingOptions);
    }

    private Future<Answer> create(Call call) {
        NewCart cart = call.body(NewCart.class);
        CallContext context = call.context();
        return patience.command(context, () -> carts.create(cart, context)).map(view -> Answer.created(view)
                .version(view.version())
                .with("Location", Document.BASE + "/store/carts/" + view.id()));
    }

    private Future<Answer> cart(Call call) {
        return patience.repeatable(() -> carts.cartDocument(id(call), call.access()))
                .map(StoreCarts::answer);
    }

    private Future<Answer> update(Call call) {
        CartDetails sent = call.body(CartDetails.class);
        CartDetails details = new CartDetails(
                sent.email(),
                sent.shippingAddress(),
                sent.billingAddress(),
                sent.shippingOptions(),
                Versions.expected(call, sent.version()));
        CallContext context = call.context();
        return patience.command(context, () -> carts.update(id(call), details, call.access(), context))
                .map(StoreCarts::answer);
    }

    private Future<Answer> add(Call call) {
        AddItem item = call.body(AddItem.class);
        CallContext context = call.context();
        return patience.command(context, () -> carts.addItemDocument(id(call), item, call.access(), context))
                .map(StoreCarts::answer);
    }

    private Future<Answer> change(Call call) {
        ItemChange change = new ItemChange(line(call), call.body(Quantity.class).quantity());
        CallContext context = call.context();
        // The quantity is said as a whole, not as a difference: twice is as good as once.
        return patience.repeatable(() -> carts.changeItem(id(call), change, call.access(), context))
                .map(StoreCarts::answer);
    }

    private Future<Answer> remove(Call call) {
        CallContext context = call.context();
        return patience.command(context, () -> carts.removeItem(id(call), line(call), call.access(), context))
                .map(StoreCarts::answer);
    }

    private Future<Answer> shippingOptions(Call call) {
        return patience.repeatable(() -> carts.shippingOptions(id(call), call.access()))
                .map(Answer::ok);
    }

    private static Answer answer(CartView view) {
        return Answer.ok(view).version(view.version());
    }

    private static Answer answer(CartDocument cart) {
        return Answer.json(200, cart.json()).version(cart.version());
    }

    private static CartId id(Call call) {
        return call.id("cart_id", CartId::new);
    }

    private static LineId line(Call call) {
        return call.id("item_id", LineId::new);
    }

    private record Quantity(long quantity) {}
}
