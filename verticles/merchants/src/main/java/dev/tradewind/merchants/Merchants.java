package dev.tradewind.merchants;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Idempotency;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.merchants.MerchantChange;
import dev.tradewind.contracts.merchants.MerchantEvent;
import dev.tradewind.contracts.merchants.MerchantPage;
import dev.tradewind.contracts.merchants.MerchantQuery;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.merchants.NewMerchants;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** The merchants domain's use cases. */
final class Merchants implements MerchantsService {
    private final EventLog<MerchantEvent> log;
    private final Idempotency idempotency;
    private final MerchantsStore store;
    private final Terms terms;

    Merchants(Domain<MerchantEvent> domain, MerchantsStore store, Terms terms) {
        this.log = domain.log();
        this.idempotency = domain.idempotency();
        this.store = store;
        this.terms = terms;
    }

    @Override
    public Future<MerchantView> create(NewMerchant merchant, CallContext context) {
        return Terms.check(merchant)
                .verdict()
                .compose(valid ->
                        idempotency.once(context, MerchantView.class, tx -> save(tx, List.of(merchant), context)
                                .map(List::getFirst)));
    }

    @Override
    public Future<MerchantPage> importAll(NewMerchants merchants, CallContext context) {
        return Terms.checkImport(merchants.merchants())
                .verdict()
                .compose(valid ->
                        idempotency.once(context, MerchantPage.class, tx -> save(tx, merchants.merchants(), context)
                                .map(saved -> new MerchantPage(saved, PageMeta.of(null)))));
    }

    /** Those known by their reference are answered as they are, the others added and told, all in the order given. */
    private Future<List<MerchantView>> save(Tx tx, List<NewMerchant> merchants, CallContext context) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<MerchantView> opened = merchants.stream()
                .map(m -> terms.opened(m, context.actor(), now))
                .toList();
        return store.add(tx, opened, merchants)
                .compose(added -> tell(tx, added, context))
                .compose(told -> store.resolve(tx, opened, merchants));
    }

    @Override
    public Future<MerchantView> merchant(MerchantId id) {
        return store.find(id).map(found -> found.orElseThrow(() -> Fault.notFound(id)));
    }

    @Override
    public Future<MerchantPage> merchants(PageRequest page) {
        return find(new MerchantQuery(null, page));
    }

    @Override
    public Future<MerchantPage> find(MerchantQuery query) {
        return store.page(query);
    }

    @Override
    public Future<MerchantView> change(MerchantId id, MerchantChange change, CallContext context) {
        if (!mayChange(context.actor(), id)) {
            return Future.failedFuture(Fault.notFound(id));
        }
        return Terms.check(change)
                .verdict()
                .compose(valid -> idempotency.once(context, MerchantView.class, tx -> store.change(tx, id, change)
                        .compose(changed -> changed.isPresent()
                                ? tell(tx, List.of(changed.get()), context).map(changed.get())
                                : unchanged(tx, id))));
    }

    private static boolean mayChange(Actor actor, MerchantId id) {
        return actor.merchantId() == null || Objects.equals(actor.merchantId(), id);
    }

    private Future<MerchantView> unchanged(Tx tx, MerchantId id) {
        return store.find(tx, id)
                .compose(found -> Future.failedFuture(
                        found.isEmpty()
                                ? Fault.notFound(id)
                                : Fault.of(
                                        CommonError.VERSION_CONFLICT,
                                        "The merchant has version "
                                                + found.get().version() + " by now.")));
    }

    private Future<Void> tell(Tx tx, List<MerchantView> saved, CallContext context) {
        List<Outgoing<MerchantEvent>> events = saved.stream()
                .map(m -> Outgoing.<MerchantEvent>of(new MerchantEvent.Saved(m), m.id(), m.version())
                        .in(context))
                .toList();
        return events.isEmpty() ? Future.succeededFuture() : log.append(tx, events);
    }
}
