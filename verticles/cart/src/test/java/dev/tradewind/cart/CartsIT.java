package dev.tradewind.cart;

import static dev.tradewind.cart.Goods.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.cart.CartFixture.Mine;
import dev.tradewind.chassis.Received;
import dev.tradewind.contracts.cart.AddItem;
import dev.tradewind.contracts.cart.CartDetails;
import dev.tradewind.contracts.cart.CartDocument;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.CartView;
import dev.tradewind.contracts.cart.ItemChange;
import dev.tradewind.contracts.cart.NewCart;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.Replayed;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CartsIT {
    private static final CallContext GUEST = CallContext.of(Actor.GUEST);
    private static CartFixture carts;

    @BeforeAll
    static void open() {
        carts = CartFixture.open();
    }

    @AfterAll
    static void close() {
        carts.close();
    }

    @Test
    void givesTheTokenOnce() {
        CartView created = carts.domains.await(carts.service.create(new NewCart(null, "DE"), GUEST));

        assertThat(created.currency()).isEqualTo("EUR");
        assertThat(created.token()).hasSizeGreaterThan(40);
        CartView read = carts.domains.await(carts.service.cart(created.id(), new Access(Actor.GUEST, created.token())));
        assertThat(read.token()).isNull();
        assertThat(read.country()).isEqualTo("DE");
    }

    @Test
    void doesNotExistForWhoMayNotSeeIt() {
        Mine cart = carts.cart();
        Actor customer = new Actor(Actor.Kind.CUSTOMER, "cus_1", null);
        CartView ofCustomer =
                carts.domains.await(carts.service.create(new NewCart(null, null), CallContext.of(customer)));

        assertThat(code(carts.service.cart(cart.id(), new Access(Actor.GUEST, "wrong"))))
                .isEqualTo("not_found");
        assertThat(code(carts.service.cart(cart.id(), new Access(customer, null))))
                .isEqualTo("not_found");
        assertThat(code(carts.service.addItem(
                        cart.id(), new AddItem(carts.offer(1).id(), 1), new Access(Actor.GUEST, null), GUEST)))
                .isEqualTo("not_found");
        assertThat(code(carts.service.cart(
                        ofCustomer.id(), new Access(new Actor(Actor.Kind.CUSTOMER, "cus_2", null), null))))
                .isEqualTo("not_found");
        assertThat(carts.domains
                        .await(carts.service.cart(ofCustomer.id(), new Access(customer, null)))
                        .id())
                .isEqualTo(ofCustomer.id());
        assertThat(carts.domains
                        .await(carts.service.cart(cart.id(), Access.SYSTEM))
                        .id())
                .isEqualTo(cart.id());
    }

    @Test
    void sellsAnOfferThatItHasNotHeardOfYet() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(500);
        int before = carts.catalogWasAsked.get();

        CartView view = carts.add(cart, tea, 2);

        assertThat(view.items()).extracting(CartView.Item::unitPrice).containsExactly(eur(500));
        assertThat(view.totals().total()).isEqualTo(eur(1_490));
        assertThat(carts.add(cart, tea, 1).items())
                .extracting(CartView.Item::quantity)
                .containsExactly(3L);
        assertThat(carts.catalogWasAsked.get() - before).isEqualTo(1);
    }

    @Test
    void asksTheCatalogOnceBeforeItSaysNotFound() {
        Mine cart = carts.cart();
        int before = carts.catalogWasAsked.get();

        assertThat(code(carts.service.addItem(cart.id(), new AddItem(OfferId.next(), 1), cart.access(), GUEST)))
                .isEqualTo("not_found");
        assertThat(carts.catalogWasAsked.get() - before).isEqualTo(1);
    }

    @Test
    void tellsWhatHappensInOrder() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(500);
        var line = carts.add(cart, tea, 2).items().getFirst().id();
        carts.domains.await(carts.service.changeItem(cart.id(), new ItemChange(line, 5), cart.access(), GUEST));
        carts.domains.await(carts.service.removeItem(cart.id(), line, cart.access(), GUEST));

        List<Received<CartEvent>> told = carts.told(cart.id(), 4);

        assertThat(told.stream().map(Received::event))
                .containsExactly(
                        new CartEvent.Created(cart.id(), "EUR"),
                        new CartEvent.ItemAdded(cart.id(), line, tea.id(), tea.productId(), 2),
                        new CartEvent.ItemChanged(cart.id(), line, tea.id(), 5),
                        new CartEvent.ItemRemoved(cart.id(), line, tea.id()));
        assertThat(told.stream().map(r -> r.envelope().sequence())).containsExactly(1L, 2L, 3L, 4L);
        assertThat(carts.view(cart).items()).isEmpty();
        assertThat(carts.view(cart).version()).isEqualTo(4);
    }

    @Test
    void followsPricesStockAndMerchants() {
        Mine cart = carts.cart();
        MerchantView merchant = carts.merchant();
        OfferView tea = carts.offer(merchant, 500);
        carts.add(cart, tea, 2);

        carts.changed(Goods.again(tea, eur(600), true));
        carts.eventually(cart, "the new price", v -> v.totals().subtotal().equals(eur(1_200)));
        assertThat(carts.view(cart).warnings())
                .extracting(CartView.Warning::code)
                .containsExactly("price_changed");

        carts.available(tea.id(), 1);
        carts.eventually(cart, "a shortage", v -> has(v, "insufficient_stock"));
        assertThat(code(carts.service.addItem(cart.id(), new AddItem(tea.id(), 1), cart.access(), GUEST)))
                .isEqualTo("insufficient_stock");

        carts.changed(Goods.merchant(merchant.id(), 2, MerchantStatus.SUSPENDED));
        carts.eventually(cart, "withdrawn", v -> has(v, "offer_withdrawn"));
        assertThat(code(carts.service.addItem(cart.id(), new AddItem(tea.id(), 1), cart.access(), GUEST)))
                .isEqualTo("offer_unavailable");
    }

    @Test
    void anOlderStateNeverReplacesANewerOne() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(500);
        carts.add(cart, tea, 1);
        OfferView newer = Goods.again(tea, eur(600), true);
        carts.changed(newer);
        carts.eventually(cart, "the new price", v -> v.totals().subtotal().equals(eur(600)));

        carts.changed(tea);
        carts.available(tea.id(), 7);
        carts.changed(Goods.again(newer, eur(700), true));
        carts.eventually(cart, "the newest price", v -> v.totals().subtotal().equals(eur(700)));

        assertThat(carts.told(cart.id(), 2)).hasSize(2);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(500);

        assertThat(code(carts.service.addItem(cart.id(), new AddItem(tea.id(), 0), cart.access(), GUEST)))
                .isEqualTo("validation_failed");
        assertThat(code(carts.service.create(new NewCart("euro", "de"), GUEST))).isEqualTo("validation_failed");
        assertThat(code(carts.service.changeItem(
                        cart.id(),
                        new ItemChange(dev.tradewind.contracts.shared.LineId.next(), 1),
                        cart.access(),
                        GUEST)))
                .isEqualTo("not_found");
        assertThat(code(carts.service.update(
                        cart.id(), new CartDetails("no email", null, null, null, null), cart.access(), GUEST)))
                .isEqualTo("validation_failed");
        assertThat(code(carts.service.update(
                        cart.id(), new CartDetails("a@b.c", null, null, null, 7L), cart.access(), GUEST)))
                .isEqualTo("version_conflict");
    }

    @Test
    void shipsAsTheShopperChooses() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(500);
        carts.add(cart, tea, 1);
        CartDetails express = new CartDetails(null, Goods.BERLIN, null, Map.of(tea.merchantId(), "express"), null);

        CartView view = carts.domains.await(carts.service.update(cart.id(), express, cart.access(), GUEST));

        assertThat(view.totals().shipping()).isEqualTo(eur(990));
        assertThat(view.totals().tax()).isEqualTo(eur(95));
        assertThat(view.country()).isEqualTo("DE");
        var options = carts.domains.await(carts.service.shippingOptions(cart.id(), cart.access()));
        assertThat(options.data().getFirst().options())
                .extracting(o -> o.id() + " " + o.price().amount() + " " + o.selected())
                .containsExactly("standard 490 false", "express 990 true");
        CartDetails unknown = new CartDetails(null, null, null, Map.of(tea.merchantId(), "rocket"), null);
        assertThat(code(carts.service.update(cart.id(), unknown, cart.access(), GUEST)))
                .isEqualTo("unknown_shipping_option");
    }

    @Test
    void changesOncePerKey() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(500);
        CallContext keyed = new CallContext(Actor.GUEST, "key-" + cart.id(), "print", null);
        AddItem item = new AddItem(tea.id(), 2);

        CartView first = carts.domains.await(carts.service.addItem(cart.id(), item, cart.access(), keyed));
        Throwable again = carts.domains.await(carts.service
                .addItemDocument(cart.id(), item, cart.access(), keyed)
                .transform(r -> Future.succeededFuture(r.cause())));

        assertThat(Wire.read(Replayed.in(again), CartView.class)).isEqualTo(first);
        assertThat(carts.view(cart)).isEqualTo(first);
    }

    @Test
    void documentsAreViewsWrittenOut() {
        Mine cart = carts.cart();
        carts.add(cart, carts.offer(500), 2);

        CartDocument added = carts.domains.await(carts.service.addItemDocument(
                cart.id(), new AddItem(carts.offer(700).id(), 1), cart.access(), GUEST));
        CartDocument read = carts.domains.await(carts.service.cartDocument(cart.id(), cart.access()));

        assertThat(Wire.read(added.json(), CartView.class)).isEqualTo(carts.view(cart));
        assertThat(added.version()).isEqualTo(3);
        assertThat(read).isEqualTo(added);
    }

    @Test
    void losesNothingWhenManyAddAtOnce() {
        Mine cart = carts.cart();
        List<OfferView> offers =
                Stream.generate(() -> carts.offer(100)).limit(5).toList();

        carts.domains.await(Future.all(Stream.iterate(0, i -> i + 1)
                .limit(50)
                .map(i -> carts.service.addItem(
                        cart.id(), new AddItem(offers.get(i % 5).id(), 1), cart.access(), GUEST))
                .toList()));

        assertThat(carts.view(cart).items())
                .extracting(CartView.Item::quantity)
                .containsOnly(10L)
                .hasSize(5);
        assertThat(carts.view(cart).version()).isEqualTo(51);
        assertThat(carts.told(cart.id(), 51).stream().map(r -> r.envelope().sequence()))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 51).boxed().toList());
    }

    private static boolean has(CartView view, String warning) {
        return view.warnings().stream().anyMatch(w -> w.code().equals(warning));
    }

    private static String code(Future<?> call) {
        Fault fault = carts.fault(call);
        return fault.code();
    }
}
