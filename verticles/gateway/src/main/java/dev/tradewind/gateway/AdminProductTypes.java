package dev.tradewind.gateway;

import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.NewProductType;
import dev.tradewind.contracts.catalog.ProductTypeChange;
import dev.tradewind.contracts.catalog.ProductTypeView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.ProductTypeId;
import io.vertx.core.Future;

/** What products are described by, as staff sees and changes it. */
final class AdminProductTypes {
    private final CatalogService catalog;
    private final CatalogService patient;
    private final Patience patience;

    AdminProductTypes(Services services, Patience patience) {
        this.catalog = services.catalog();
        this.patient = services.types();
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("listProductTypes", call -> patience.repeatable(catalog::productTypes)
                        .map(Answer::ok))
                .on("createProductType", this::create)
                .on("getProductType", this::get)
                .on("changeProductType", this::change)
                .on("deleteProductType", this::delete);
    }

    private Future<Answer> create(Call call) {
        NewProductType type = call.body(NewProductType.class);
        CallContext context = call.context();
        Future<ProductTypeView> created = patience.command(context, () -> catalog.createProductType(type, context));
        return created.map(t -> Answer.created(t).version(t.version()));
    }

    private Future<Answer> get(Call call) {
        ProductTypeId id = id(call);
        return patience.repeatable(() -> catalog.productType(id))
                .map(t -> Answer.ok(t).version(t.version()));
    }

    private Future<Answer> change(Call call) {
        ProductTypeId id = id(call);
        ProductTypeChange sent = call.body(ProductTypeChange.class);
        ProductTypeChange change =
                new ProductTypeChange(sent.name(), sent.schema(), Versions.expected(call, sent.version()));
        CallContext context = call.context();
        Future<ProductTypeView> changed =
                patience.command(context, () -> patient.changeProductType(id, change, context));
        return changed.map(t -> Answer.ok(t).version(t.version()));
    }

    private Future<Answer> delete(Call call) {
        ProductTypeId id = id(call);
        CallContext context = call.context();
        return patience.repeatable(() -> catalog.deleteProductType(id, context)).map(gone -> Answer.nothing());
    }

    private static ProductTypeId id(Call call) {
        return call.id("product_type_id", ProductTypeId::new);
    }
}
