package dev.tradewind.cart;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Idempotency;
import dev.tradewind.contracts.cart.AddItem;
import dev.tradewind.contracts.cart.CartDetails;
import dev.tradewind.contracts.cart.CartDocument;
import dev.tradewind.contracts.cart.CartService;
import dev.tradewind.contracts.cart.CartView;
import dev.tradewind.contracts.cart.CompleteCart;
import dev.tradewind.contracts.cart.Completion;
import dev.tradewind.contracts.cart.ItemChange;
import dev.tradewind.contracts.cart.NewCart;
import dev.tradewind.contracts.cart.ShippingOptions;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.CustomerId;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.LineId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Carts as shoppers use them. */
final class Carts implements CartService {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final CartConfig config;
    private final Pricing pricing;
    private final CartStore store;
    private final CartMemory memory;
    private final Copies copies;
    private final Display display;
    private final Session alone;
    private final Idempotency idempotency;
    private final Changing changing;
    private final Completing completing;

    Carts(CartConfig config, Changing.Parts parts, Database database, Idempotency idempotency) {
        this.config = config;
        this.idempotency = idempotency;
        pricing = new Pricing(config.taxes());
        store = parts.store();
        memory = parts.memory();
        copies = parts.copies();
        display = new Display(pricing, memory);
        alone = Session.on(database);
        changing = new Changing(parts, display, database, idempotency);
        completing = new Completing(parts, new Checkout(pricing), database);
    }

    @Override
    public Future<CartView> create(NewCart request, CallContext context) {
        String currency = Objects.requireNonNullElse(request.currency(), config.currency());
        Checks checks =
                new Checks().that(CURRENCY.matcher(currency).matches(), "/currency", "must be three capital letters");
        Details.country(checks, request.country(), "/country");
        String token = Tokens.next();
        Owner owner = new Owner(Tokens.hash(token), customer(context.actor()));
        Cart cart = new Cart(CartId.next(), 1, 1, owner, currency, request.country(), Details.NONE, List.of(), null);
        return checks.verdict().compose(v -> created(cart, token, context));
    }

    private Future<CartView> created(Cart cart, String token, CallContext context) {
        CartView view = display.view(new Shown(cart, NO_OFFERS), token);
        Future<Void> stored = context.idempotencyKey() == null
                ? store.create(alone, cart, context)
                : idempotency
                        .once(context, CartView.class, tx -> store.create(Session.on(tx), cart, context)
                                .map(view))
                        .mapEmpty();
        return stored.map(v -> {
            memory.put(cart);
            return view;
        });
    }

    private static final Offers NO_OFFERS = id -> {
        throw new IllegalStateException("an empty cart has no offers");
    };

    private static @Nullable CustomerId customer(Actor actor) {
        return actor.kind() == Actor.Kind.CUSTOMER && actor.id() != null ? new CustomerId(actor.id()) : null;
    }

    @Override
    public Future<CartView> cart(CartId id, Access access) {
        return shown(id, access).map(display::view);
    }

    @Override
    public Future<CartDocument> cartDocument(CartId id, Access access) {
        return shown(id, access).map(display::document);
    }

    @Override
    public Future<ShippingOptions> shippingOptions(CartId id, Access access) {
        return shown(id, access).map(display::shippingOptions);
    }

    @Override
    public Future<CartView> addItem(CartId id, AddItem item, Access access, CallContext context) {
        return quantity(item.quantity(), 1)
                .compose(v -> changing.view(new Changing.Request(id, access, context, new Commands.Add(item))));
    }

    @Override
    public Future<CartDocument> addItemDocument(CartId id, AddItem item, Access access, CallContext context) {
        return quantity(item.quantity(), 1)
                .compose(v -> changing.document(new Changing.Request(id, access, context, new Commands.Add(item))));
    }

    @Override
    public Future<CartView> changeItem(CartId id, ItemChange change, Access access, CallContext context) {
        return quantity(change.quantity(), 0)
                .compose(v -> changing.view(new Changing.Request(id, access, context, new Commands.Change(change))));
    }

    @Override
    public Future<CartView> removeItem(CartId id, LineId item, Access access, CallContext context) {
        return changing.view(new Changing.Request(id, access, context, new Commands.Remove(item)));
    }

    @Override
    public Future<CartView> update(CartId id, CartDetails details, Access access, CallContext context) {
        return Details.check(details)
                .verdict()
                .compose(v -> changing.view(
                        new Changing.Request(id, access, context, new Commands.Update(details, pricing))));
    }

    @Override
    public Future<Completion> complete(CartId id, CompleteCart command, Access access, CallContext context) {
        return completing.complete(new Completing.Request(id, command, access, context));
    }

    private Future<Shown> shown(CartId id, Access access) {
        return current(id).compose(cart -> {
            if (cart == null || !cart.owner().admits(access)) {
                return Future.failedFuture(Fault.notFound(id));
            }
            return copies.require(cart.lines().stream().map(Line::offerId).toList())
                    .map(offers -> new Shown(cart, offers));
        });
    }

    private Future<@Nullable Cart> current(CartId id) {
        Cart remembered = memory.get(id);
        Future<@Nullable Cart> read = remembered == null
                ? store.load(alone, id)
                : store.changedSince(alone, remembered).map(newer -> newer == null ? remembered : newer);
        return read.onSuccess(cart -> {
            if (cart != null) {
                memory.put(cart);
            }
        });
    }

    private static Future<Void> quantity(long quantity, long least) {
        boolean fits = quantity >= least && quantity <= Cart.QUANTITY_MAX;
        return new Checks()
                .that(fits, "/quantity", "must be from " + least + " to " + Cart.QUANTITY_MAX)
                .verdict();
    }
}
