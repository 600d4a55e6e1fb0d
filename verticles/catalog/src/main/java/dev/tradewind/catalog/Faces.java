package dev.tradewind.catalog;

import dev.tradewind.chassis.Completion;
import dev.tradewind.chassis.Task;
import dev.tradewind.chassis.Tasks;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Shows a merchant's new name or state wherever he sells. Few products are seen to at once; of many it is noted, and
 * done portion by portion, each in a transaction of its own that also notes how far it is: so none takes long, and what
 * a node leaves undone is done by another. Whoever changes again meanwhile begins from the start.
 */
final class Faces {
    static final String KIND = "show_face";

    private final CopyStore copies;
    private final ProductStore products;
    private final Derived derived;
    private final Tasks tasks;
    private final int portion;

    /** @param portion products that one transaction sees to, at most */
    Faces(Stores stores, Derived derived, Tasks tasks, int portion) {
        this.copies = stores.copies();
        this.products = stores.products();
        this.derived = derived;
        this.tasks = tasks.onWork(KIND, 1, task -> Future.succeededFuture(next(task)));
        this.portion = portion;
    }

    Future<Void> show(Tx tx, Set<MerchantId> merchants) {
        if (merchants.isEmpty()) {
            return Future.succeededFuture();
        }
        return copies.productsOf(tx, merchants, "", portion + 1)
                .compose(affected -> affected.size() > portion
                        ? tasks.schedule(
                                tx, merchants.stream().map(m -> task(m, "")).toList())
                        : derive(tx, affected));
    }

    private Completion next(Task task) {
        MerchantId merchant = new MerchantId(task.key());
        return Completion.done(tx -> copies.productsOf(tx, Set.of(merchant), task.payload(), portion)
                .compose(affected -> derive(tx, affected).compose(done -> goOn(tx, merchant, affected))));
    }

    // A task that is there by now was scheduled meanwhile, and begins from the start.
    private Future<Void> goOn(Tx tx, MerchantId merchant, List<ProductId> affected) {
        return affected.size() < portion
                ? Future.succeededFuture()
                : tasks.scheduleNew(
                        tx, List.of(task(merchant, affected.getLast().value())));
    }

    /** @param after the last product that is done */
    private static Task task(MerchantId merchant, String after) {
        return new Task(KIND, merchant.value(), Instant.EPOCH, 0, after);
    }

    private Future<Void> derive(Tx tx, Collection<ProductId> affected) {
        return affected.isEmpty()
                ? Future.succeededFuture()
                : products.lock(tx, affected).compose(locked -> derived.offersChanged(tx, affected));
    }
}
