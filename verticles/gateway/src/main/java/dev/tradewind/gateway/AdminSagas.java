package dev.tradewind.gateway;

import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.orders.SagaQuery;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.DeadLetter;
import dev.tradewind.contracts.shared.DeadLetterId;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Orders under way, and what can safely be done again for one that is stuck. */
final class AdminSagas {
    private static final int PAGES_MAX = 10;

    private final Vertx vertx;
    private final OrdersService orders;
    private final Patience patience;
    private final List<String> domains;

    AdminSagas(Vertx vertx, Services services, Patience patience, List<String> domains) {
        this.vertx = vertx;
        this.orders = services.orders();
        this.patience = patience;
        this.domains = domains;
    }

    void into(HandlingTable table) {
        table.on("listSagas", this::list).on("retrySaga", this::retry);
    }

    private Future<Answer> list(Call call) {
        SagaQuery query = new SagaQuery(
                call.query("status", s -> OrderStatus.valueOf(s.toUpperCase(Locale.ROOT))),
                Objects.requireNonNullElse(call.query("older_than", Long::valueOf), 0L),
                call.page());
        return patience.repeatable(() -> orders.sagas(query)).map(Answer::ok);
    }

    private record Retried(OrderId orderId, List<DeadLetterId> retried, boolean givenUp, List<String> missing) {}

    /**
     * Everything of the order that is parked is handled again, where it was parked; then, if its deadline has passed
     * and its timer was lost, what the timer should have done is done. Neither can do anything twice.
     */
    private Future<Answer> retry(Call call) {
        OrderId order = call.id("order_id", OrderId::new);
        List<DeadLetterId> retried = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Future<Void> done =
                patience.repeatable(() -> orders.order(order, call.access())).mapEmpty();
        for (String domain : domains) {
            FeedControl control = FeedControl.proxy(vertx, domain, Calls.deadline());
            done = done.compose(v -> parked(new Search(control, order, new ArrayList<>()), null, PAGES_MAX)
                            .compose(letters -> again(control, letters, call, retried)))
                    .recover(failure -> {
                        if (!Problems.isAbsence(failure)) {
                            return Future.failedFuture(failure);
                        }
                        missing.add(domain);
                        return Future.succeededFuture();
                    });
        }
        return done.compose(v -> patience.repeatable(() -> orders.giveUpOverdue(order, call.context())))
                .map(givenUp -> Answer.ok(new Retried(order, retried, givenUp, missing)));
    }

    /** What is parked of an order, among the newest that a domain has parked. */
    private record Search(FeedControl control, OrderId order, List<DeadLetter> found) {}

    private Future<List<DeadLetter>> parked(Search search, @Nullable String after, int pages) {
        PageRequest page = new PageRequest(PageRequest.MAX_LIMIT, after);
        return patience.repeatable(() -> search.control().deadLetters(page)).compose(letters -> {
            letters.data().stream()
                    .filter(letter -> !letter.waiting() && isOf(letter, search.order()))
                    .forEach(search.found()::add);
            String next = letters.meta().next();
            return next == null || pages == 1
                    ? Future.succeededFuture(search.found())
                    : parked(search, next, pages - 1);
        });
    }

    private Future<Void> again(FeedControl control, List<DeadLetter> letters, Call call, List<DeadLetterId> retried) {
        Future<Void> done = Future.succeededFuture();
        for (DeadLetter letter : letters) {
            done = done.compose(v -> again(control, letter, call, retried));
        }
        return done;
    }

    /** One that is not parked any more was handled by somebody else meanwhile. */
    private Future<Void> again(FeedControl control, DeadLetter letter, Call call, List<DeadLetterId> retried) {
        return patience.repeatable(() -> control.retry(letter.id(), call.context()))
                .onSuccess(v -> retried.add(letter.id()))
                .recover(failure ->
                        Problems.isUnknown(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    private static boolean isOf(DeadLetter letter, OrderId order) {
        return order.value().equals(letter.event().subject())
                || order.value().equals(letter.event().correlation());
    }
}
