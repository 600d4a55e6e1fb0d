package dev.tradewind.cart;

import static dev.tradewind.cart.Goods.eur;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.cart.CartFixture.Mine;
import dev.tradewind.chassis.Received;
import dev.tradewind.contracts.cart.AddItem;
import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.cart.CartStatus;
import dev.tradewind.contracts.cart.CartView;
import dev.tradewind.contracts.cart.CompleteCart;
import dev.tradewind.contracts.cart.Completion;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.inventory.Shortage;
import dev.tradewind.contracts.orders.CancelReason;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentMethod;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CompletingIT {
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
    void becomesAnOrderWithEverythingItNeeds() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(1_000);
        CartView shown = carts.add(cart, tea, 2);
        assertThat(shown.totals().total()).isEqualTo(eur(2_490));

        OrderId order = order(carts.complete(cart));

        Received<CartEvent> last = carts.told(cart.id(), 3).getLast();
        CartEvent.Completed completed = (CartEvent.Completed) last.event();
        assertThat(completed.orderId()).isEqualTo(order);
        assertThat(last.envelope().correlation()).isEqualTo(order.value());
        assertThat(completed.cart().email()).isEqualTo("ada@example.com");
        assertThat(completed.cart().totals().total()).isEqualTo(eur(2_490 + 380));
        assertThat(completed.payment()).isEqualTo(new PaymentMethod("sandbox", "tok_visa"));
        CartView view = carts.view(cart);
        assertThat(view.status()).isEqualTo(CartStatus.COMPLETED);
        assertThat(view.orderId()).isEqualTo(order);
        assertThat(carts.fault(carts.service.addItem(
                                cart.id(), new AddItem(tea.id(), 1), cart.access(), CallContext.of(Actor.GUEST)))
                        .code())
                .isEqualTo("cart_completed");
    }

    @Test
    void becomesOneOrderHoweverManyAskAtOnce() {
        Mine cart = carts.cart();
        carts.add(cart, carts.offer(1_000), 1);

        List<Completion> all = carts.domains
                .await(Future.all(Stream.generate(() -> carts.completing(cart, carts.command()))
                        .limit(20)
                        .toList()))
                .list();

        assertThat(all.stream().map(CompletingIT::order).distinct()).hasSize(1);
        assertThat(all.stream().filter(c -> !((Completion.Completed) c).repeated()))
                .hasSize(1);
        assertThat(carts.told(cart.id(), 3).stream().filter(r -> r.event() instanceof CartEvent.Completed))
                .hasSize(1);
        CompleteCart other = new CompleteCart(eur(1), "bad", null, new PaymentMethod("x", "y"));
        assertThat(carts.domains.await(carts.completing(cart, other)))
                .isEqualTo(new Completion.Completed(order(all.getFirst()), true));
    }

    @Test
    void asksForWhatIsMissing() {
        Mine cart = carts.cart();
        CompleteCart bare = new CompleteCart(null, null, null, new PaymentMethod("sandbox", "tok_visa"));
        assertThat(carts.fault(carts.completing(cart, bare)).code()).isEqualTo("cart_empty");
        carts.add(cart, carts.offer(1_000), 1);

        Fault fault = carts.fault(carts.completing(cart, bare));

        assertThat(fault.code()).isEqualTo("validation_failed");
        assertThat(fault.errors()).extracting(Fault.Item::pointer).containsExactly("/email", "/shipping_address");
        assertThat(carts.view(cart).status()).isEqualTo(CartStatus.OPEN);
    }

    @Test
    void refusesAPriceThatTheShopperHasNotSeenOnce() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(1_000);
        carts.add(cart, tea, 1);
        carts.changed(Goods.again(tea, eur(1_100), true));
        carts.eventually(cart, "the new price", v -> v.totals().subtotal().equals(eur(1_100)));

        assertThat(carts.complete(cart))
                .isEqualTo(new Completion.PriceChanged(eur(1_000 + 490 + 190), eur(1_100 + 490 + 209)));
        assertThat(carts.view(cart).warnings()).isEmpty();
        assertThat(carts.view(cart).email()).isEqualTo("ada@example.com");
        assertThat(carts.complete(cart)).isInstanceOf(Completion.Completed.class);
    }

    @Test
    void refusesWhatItKnowsToBeShort() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(1_000);
        carts.add(cart, tea, 3);
        carts.available(tea.id(), 2);
        carts.eventually(cart, "a warning", v -> !v.warnings().isEmpty());

        assertThat(carts.complete(cart))
                .isEqualTo(new Completion.InsufficientStock(List.of(new Shortage(tea.id(), 3, 2))));
        assertThat(carts.view(cart).status()).isEqualTo(CartStatus.OPEN);
    }

    @Test
    void comesBackWhenTheShopperCanMendIt() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(1_000);
        carts.add(cart, tea, 1);
        OrderId first = order(carts.complete(cart));

        cancel(cart, first, CancelReason.INSUFFICIENT_STOCK);
        carts.eventually(cart, "open again", v -> v.status() == CartStatus.OPEN);

        Received<CartEvent> last = carts.told(cart.id(), 4).getLast();
        assertThat(last.event()).isEqualTo(new CartEvent.Reopened(cart.id(), first, "insufficient_stock"));
        assertThat(last.envelope().correlation()).isEqualTo(first.value());
        assertThat(last.envelope().sequence()).isEqualTo(4);
        assertThat(carts.add(cart, tea, 1).items().getFirst().quantity()).isEqualTo(2);
        OrderId second = order(carts.complete(cart));
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void learnsFromTheOrderThatThereNeverWasAny() {
        Mine cart = carts.cart();
        OfferView tea = carts.offer(1_000);
        carts.add(cart, tea, 1);
        OrderId order = order(carts.complete(cart));

        carts.orders.publish(
                new OrderEvent.Cancelled(
                        order,
                        cart.id(),
                        CancelReason.INSUFFICIENT_STOCK,
                        List.of(),
                        List.of(new Shortage(tea.id(), 1, 0)),
                        null),
                order,
                order);
        carts.eventually(cart, "open again", v -> v.status() == CartStatus.OPEN);

        assertThat(carts.view(cart).warnings())
                .extracting(CartView.Warning::code)
                .containsExactly("insufficient_stock");
        assertThat(carts.complete(cart))
                .isEqualTo(new Completion.InsufficientStock(List.of(new Shortage(tea.id(), 1, 0))));
        carts.available(tea.id(), 5);
        carts.eventually(cart, "no warning", v -> v.warnings().isEmpty());
    }

    @Test
    void aLateCancellationOfAnEarlierOrderChangesNothing() {
        Mine cart = carts.cart();
        carts.add(cart, carts.offer(1_000), 1);
        OrderId first = order(carts.complete(cart));
        cancel(cart, first, CancelReason.PAYMENT_EXPIRED);
        carts.eventually(cart, "open again", v -> v.status() == CartStatus.OPEN);
        OrderId second = order(carts.complete(cart));

        cancel(cart, first, CancelReason.PAYMENT_EXPIRED);
        // Under the same subject, so it is handled after the late one.
        Mine other = carts.cart();
        carts.add(other, carts.offer(1_000), 1);
        cancel(other, order(carts.complete(other)), first);
        carts.eventually(other, "open again", v -> v.status() == CartStatus.OPEN);

        assertThat(carts.view(cart).orderId()).isEqualTo(second);
    }

    @Test
    void staysAnOrderWhenItWasCancelledOnPurpose() {
        Mine cart = carts.cart();
        carts.add(cart, carts.offer(1_000), 1);
        OrderId order = order(carts.complete(cart));
        cancel(cart, order, CancelReason.REQUESTED_BY_CUSTOMER);
        cancel(cart, order, CancelReason.REQUESTED_BY_STAFF);

        // The same subject, so the same partition: when this one has taken effect, those before it have been seen.
        cancel(cart, order, CancelReason.TIMED_OUT);
        carts.eventually(cart, "open again", v -> v.status() == CartStatus.OPEN);

        assertThat(carts.told(cart.id(), 4).stream().map(Received::event).filter(e -> e instanceof CartEvent.Reopened))
                .containsExactly(new CartEvent.Reopened(cart.id(), order, "timed_out"));
    }

    private static void cancel(Mine cart, OrderId order, CancelReason reason) {
        cancel(cart, order, reason, order);
    }

    private static void cancel(Mine cart, OrderId order, OrderId subject) {
        cancel(cart, order, CancelReason.TIMED_OUT, subject);
    }

    private static void cancel(Mine cart, OrderId order, CancelReason reason, OrderId subject) {
        carts.orders.publish(
                new OrderEvent.Cancelled(order, cart.id(), reason, List.of(), List.of(), null), subject, order);
    }

    private static OrderId order(Completion completion) {
        return ((Completion.Completed) completion).orderId();
    }
}
