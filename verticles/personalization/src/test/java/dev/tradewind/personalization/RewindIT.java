package dev.tradewind.personalization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.cart.CartEvent;
import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Bought;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Carted;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.contracts.shared.Subscription;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operator lets the domain read feeds again from their beginning. */
class RewindIT {
    private static long told(PersonalizationFixture shop, Class<? extends PersonalizationEvent> type) {
        return shop.domain.events(PersonalizationEvent.TYPES).stream()
                .filter(e -> type.isInstance(e.event()))
                .count();
    }

    private static Future<List<Position>> positions(FeedControl control, String feed) {
        return control.subscriptions().map(all -> all.subscriptions().stream()
                .filter(one -> one.feed().equals(feed))
                .flatMap(one -> one.partitions().stream().map(Subscription.Partition::position))
                .toList());
    }

    @Test
    void whatWasBoughtAndCartedIsToldOnce() {
        try (PersonalizationFixture shop = new PersonalizationFixture()) {
            ProductId lamp = shop.product("Lamp");
            ProductId bulb = shop.product("Bulb");
            for (int i = 0; i < 5; i++) {
                CartId cart = CartId.next();
                shop.addToCart(cart, lamp);
                shop.addToCart(cart, bulb);
                shop.buy(cart, lamp, bulb);
            }
            shop.domain.eventually(
                    "all is told",
                    () -> Future.succeededFuture(told(shop, Bought.class) == 5 && told(shop, Carted.class) == 10));
            FeedControl control = FeedControl.proxy(shop.domain.vertx(), "personalization", new DeliveryOptions());

            for (String feed : List.of(CartEvent.TYPES.feed(), OrderEvent.TYPES.feed())) {
                List<Position> read = shop.domain.await(positions(control, feed));
                shop.domain.await(control.replay(feed, CallContext.SYSTEM));
                shop.domain.eventually(
                        feed + " is read again", () -> positions(control, feed).map(read::equals));
            }

            assertThat(told(shop, Bought.class)).isEqualTo(5);
            assertThat(told(shop, Carted.class)).isEqualTo(10);
        }
    }
}
