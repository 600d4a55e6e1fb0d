package dev.tradewind.cart;

import static dev.tradewind.cart.Goods.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.cart.CartFixture.Mine;
import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.cart.AddItem;
import dev.tradewind.contracts.cart.CartService;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import io.vertx.core.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, without a common bus: what one remembers, the other changes behind its back. */
class SeveralNodesIT {
    private static final CallContext GUEST = CallContext.of(Actor.GUEST);
    private static CartFixture carts;
    private static DomainFixture node;
    private static CartService there;

    @BeforeAll
    static void open() {
        carts = CartFixture.open();
        node = DomainFixture.on(carts.domains.url());
        node.deploy(new CartVerticle(), CartFixture.config());
        there = CartService.proxy(node.vertx());
    }

    @AfterAll
    static void close() {
        node.close();
        carts.close();
    }

    @Test
    void theyShareACart() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(500);
        carts.add(cart, tea, 1);
        AddItem one = new AddItem(tea.id(), 1);

        carts.domains.await(Future.all(Stream.iterate(0, i -> i + 1)
                .limit(20)
                .map(i -> (i % 2 == 0 ? there : carts.service).addItem(cart.id(), one, cart.access(), GUEST))
                .toList()));

        assertThat(carts.view(cart).items().getFirst().quantity()).isEqualTo(21);
        assertThat(node.await(there.cart(cart.id(), cart.access()))).isEqualTo(carts.view(cart));
        assertThat(carts.told(cart.id(), 22).stream().map(r -> r.envelope().sequence()))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 22).boxed().toList());
    }

    @Test
    void aRefusalIsNeverToldOfAnOutdatedCart() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(500);
        var line = carts.add(cart, tea, 10_000).items().getFirst().id();
        node.await(there.removeItem(cart.id(), line, cart.access(), GUEST));

        assertThat(carts.add(cart, tea, 1).items().getFirst().quantity()).isEqualTo(1);
    }

    @Test
    void aPriceThatOneTookInIsSoonKnownToTheOther() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(500);
        carts.add(cart, tea, 1);
        assertThat(node.await(there.cart(cart.id(), cart.access())).totals().subtotal())
                .isEqualTo(eur(500));

        carts.changed(Goods.again(tea, eur(600), true));

        node.eventually("the new price on the other node", () -> there.cart(cart.id(), cart.access())
                .map(v -> v.totals().subtotal().equals(eur(600))));
    }
}
