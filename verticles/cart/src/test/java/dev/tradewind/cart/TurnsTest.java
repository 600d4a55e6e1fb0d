package dev.tradewind.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final Turns turns = new Turns();
    private final CartId cart = CartId.next();
    private final List<String> begun = new ArrayList<>();

    @Test
    void oneBeginsWhenTheOneBeforeHasEnded() {
        Promise<String> first = Promise.promise();
        Future<String> one = take("one", first.future());
        Future<String> two = take("two", Future.succeededFuture("2"));

        assertThat(begun).containsExactly("one");
        first.fail("whatever");

        assertThat(begun).containsExactly("one", "two");
        assertThat(one.failed()).isTrue();
        assertThat(two.result()).isEqualTo("2");
    }

    @Test
    void otherCartsDoNotWait() {
        Future<String> held = take("held", Promise.<String>promise().future());
        Future<String> free = turns.take(CartId.next(), () -> Future.succeededFuture("free"));

        assertThat(held.isComplete()).isFalse();
        assertThat(free.succeeded()).isTrue();
    }

    @Test
    void tooManyWaitingAreSentAway() {
        Promise<String> first = Promise.promise();
        List<Future<String>> all =
                Stream.generate(() -> take("next", first.future())).limit(101).toList();

        assertThat(Fault.in(all.getLast().cause()).code()).isEqualTo("rate_limited");
        first.complete("done");
        assertThat(all.subList(0, 100)).allMatch(Future::succeeded);
        assertThat(take("later", Future.succeededFuture("ok")).succeeded()).isTrue();
    }

    private Future<String> take(String name, Future<String> work) {
        return turns.take(cart, () -> {
            begun.add(name);
            return work;
        });
    }
}
