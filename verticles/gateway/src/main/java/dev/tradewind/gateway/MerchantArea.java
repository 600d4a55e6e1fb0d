package dev.tradewind.gateway;

import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.fulfillment.FulfillmentService;
import dev.tradewind.contracts.fulfillment.ShipmentView;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.ShipmentId;
import dev.tradewind.contracts.shared.VariantId;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's person may do: the admin's operations on what belongs to the merchant of the token. What belongs
 * to another is not found. An offer or a shipment never changes its merchant, so looking first is no race.
 */
final class MerchantArea {
    private final MerchantsService merchants;
    private final CatalogService catalog;
    private final FulfillmentService fulfillment;
    private final AdminCatalog admin;
    private final AdminShipments shipments;
    private final AdminMoney money;
    private final Patience patience;

    MerchantArea(Services services, Patience patience, Staff staff) {
        this.merchants = services.merchants();
        this.catalog = services.catalog();
        this.fulfillment = services.fulfillment();
        this.admin = staff.catalog();
        this.shipments = staff.shipments();
        this.money = staff.money();
        this.patience = patience;
    }

    /** What staff may do, which merchants may do with what is theirs. */
    record Staff(AdminCatalog catalog, AdminShipments shipments, AdminMoney money) {}

    void into(HandlingTable table) {
        table.on("getOwnMerchant", call -> patience.repeatable(() -> merchants.merchant(call.merchant()))
                        .map(m -> Answer.ok(m).version(m.version())))
                .on("listOwnProducts", this::products)
                .on("listOwnOffers", call -> admin.offers(call, call.merchant()))
                .on("listOwnAccounts", call -> money.accounts(call, call.merchant()))
                .on("listOwnPayouts", call -> money.payouts(call, call.merchant()))
                .on("getOwnStatement", call -> money.statement(call, call.merchant()))
                .on("createOwnOffer", this::createOffer)
                .on("getOwnOffer", call -> ownOffer(call).map(AdminCatalog::answer))
                .on("changeOwnOffer", call -> ownOffer(call)
                        .compose(own -> admin.changeOffer(call))
                        .map(AdminCatalog::answer))
                .on("getOwnStock", call -> ownOffer(call).compose(own -> admin.stock(call)))
                .on("listOwnStockMovements", call -> ownOffer(call).compose(own -> admin.movements(call)))
                .on("changeOwnStock", call -> ownOffer(call).compose(own -> admin.changeStock(call)))
                .on("listOwnShipments", call -> shipments.list(call, call.merchant()))
                .on("getOwnShipment", call -> ownShipment(call).map(AdminShipments::answer))
                .on("dispatchOwnShipment", call -> ownShipment(call).compose(own -> shipments.dispatch(call)))
                .on("deliverOwnShipment", call -> ownShipment(call).compose(own -> shipments.deliver(call)));
    }

    private Future<Answer> products(Call call) {
        return patience.repeatable(() -> catalog.search(StoreCatalog.search(call, call.merchant(), true)))
                .map(Answer::ok);
    }

    private Future<Answer> createOffer(Call call) {
        NewOwnOffer sent = call.body(NewOwnOffer.class);
        NewOffer offer =
                new NewOffer(sent.variantId(), call.merchant(), sent.price(), sent.prices(), sent.externalRef());
        CallContext context = call.context();
        return patience.command(context, () -> catalog.createOffer(offer, context))
                .map(o -> Answer.created(o).version(o.version()));
    }

    private Future<OfferView> ownOffer(Call call) {
        return admin.offer(call)
                .compose(offer -> offer.merchantId().equals(call.merchant())
                        ? Future.succeededFuture(offer)
                        : Future.failedFuture(Fault.notFound(offer.id())));
    }

    private Future<ShipmentView> ownShipment(Call call) {
        ShipmentId id = call.id("shipment_id", ShipmentId::new);
        return patience.repeatable(() -> fulfillment.shipment(id))
                .compose(shipment -> shipment.merchantId().equals(call.merchant())
                        ? Future.succeededFuture(shipment)
                        : Future.failedFuture(Fault.notFound(id)));
    }

    private record NewOwnOffer(
            VariantId variantId, Money price, @Nullable List<Money> prices, @Nullable String externalRef) {}
}
