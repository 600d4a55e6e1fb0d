package dev.tradewind.gateway;

import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.catalog.CategoryChange;
import dev.tradewind.contracts.catalog.NewCategory;
import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.OfferChange;
import dev.tradewind.contracts.catalog.OfferQuery;
import dev.tradewind.contracts.catalog.OfferSort;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductChange;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.inventory.StockChange;
import dev.tradewind.contracts.merchants.MerchantChange;
import dev.tradewind.contracts.merchants.MerchantQuery;
import dev.tradewind.contracts.merchants.MerchantSort;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Merchants, what they sell, and how much of it there is, as staff sees and changes it. */
final class AdminCatalog {
    private final MerchantsService merchants;
    private final CatalogService catalog;
    private final InventoryService inventory;
    private final Patience patience;

    AdminCatalog(Services services, Patience patience) {
        this.merchants = services.merchants();
        this.catalog = services.catalog();
        this.inventory = services.inventory();
        this.patience = patience;
    }

    void into(HandlingTable table) {
        table.on("adminListMerchants", this::merchants)
                .on("createMerchant", call -> command(call, NewMerchant.class, merchants::create)
                        .map(m -> Answer.created(m).version(m.version())))
                .on("adminGetMerchant", this::merchant)
                .on("changeMerchant", this::changeMerchant)
                .on("adminListCategories", call -> patience.repeatable(catalog::categories)
                        .map(Answer::ok))
                .on("createCategory", call -> command(call, NewCategory.class, catalog::createCategory)
                        .map(Answer::created))
                .on("changeCategory", this::changeCategory)
                .on("createProduct", call -> command(call, NewProduct.class, catalog::createProduct)
                        .map(p -> Answer.created(p).version(p.version())))
                .on("adminGetProduct", this::product)
                .on("changeProduct", this::changeProduct)
                .on("listOffers", call -> offers(call, call.query("merchant", MerchantId::new)))
                .on("createOffer", call -> command(call, NewOffer.class, catalog::createOffer)
                        .map(o -> Answer.created(o).version(o.version())))
                .on("adminGetOffer", call -> offer(call).map(AdminCatalog::answer))
                .on("changeOffer", call -> changeOffer(call).map(AdminCatalog::answer))
                .on("getStock", this::stock)
                .on("listStockMovements", this::movements)
                .on("changeStock", this::changeStock);
    }

    private <C, V> Future<V> command(Call call, Class<C> type, BiFunction<C, CallContext, Future<V>> service) {
        C command = call.body(type);
        CallContext context = call.context();
        return patience.command(context, () -> service.apply(command, context));
    }

    private Future<Answer> merchants(Call call) {
        MerchantStatus status = call.query("status", s -> MerchantStatus.valueOf(s.toUpperCase(Locale.ROOT)));
        MerchantSort sort = call.query("sort", s -> MerchantSort.valueOf(s.toUpperCase(Locale.ROOT)));
        MerchantQuery query = new MerchantQuery(
                status,
                call.page(),
                call.query("q"),
                Objects.requireNonNullElse(sort, MerchantSort.NEWEST),
                Boolean.parseBoolean(call.query("count")),
                ids(call.query("ids")));
        return patience.repeatable(() -> merchants.find(query)).map(Answer::ok);
    }

    private static List<MerchantId> ids(@Nullable String given) {
        return given == null
                ? List.of()
                : Arrays.stream(given.split(",")).map(MerchantId::new).toList();
    }

    private Future<Answer> merchant(Call call) {
        MerchantId id = call.id("merchant_id", MerchantId::new);
        return patience.repeatable(() -> merchants.merchant(id))
                .map(m -> Answer.ok(m).version(m.version()));
    }

    private Future<Answer> changeMerchant(Call call) {
        MerchantId id = call.id("merchant_id", MerchantId::new);
        MerchantChange sent = call.body(MerchantChange.class);
        MerchantChange change = new MerchantChange(
                sent.name(),
                sent.status(),
                sent.commissionBps(),
                sent.shippingRates(),
                Versions.expected(call, sent.version()));
        CallContext context = call.context();
        Future<MerchantView> changed = patience.command(context, () -> merchants.change(id, change, context));
        return changed.map(m -> Answer.ok(m).version(m.version()));
    }

    private Future<Answer> changeCategory(Call call) {
        CategoryId id = call.id("category_id", CategoryId::new);
        return command(call, CategoryChange.class, (change, context) -> catalog.changeCategory(id, change, context))
                .map(Answer::ok);
    }

    /** @param merchant whose offers only; null for all */
    Future<Answer> offers(Call call, @Nullable MerchantId merchant) {
        OfferSort sort = call.query("sort", s -> OfferSort.valueOf(s.toUpperCase(Locale.ROOT)));
        OfferQuery query = new OfferQuery(
                call.query("q"),
                merchant,
                call.query("active", Boolean::valueOf),
                call.page(),
                Objects.requireNonNullElse(sort, OfferSort.NEWEST),
                Boolean.parseBoolean(call.query("count")));
        return patience.repeatable(() -> catalog.offerListing(query)).map(Answer::ok);
    }

    private Future<Answer> product(Call call) {
        ProductId id = call.id("product_id", ProductId::new);
        return patience.repeatable(() -> catalog.product(id))
                .map(p -> Answer.ok(p).version(p.version()));
    }

    private Future<Answer> changeProduct(Call call) {
        ProductId id = call.id("product_id", ProductId::new);
        ProductChange sent = call.body(ProductChange.class);
        ProductChange change = new ProductChange(
                sent.title(),
                sent.description(),
                sent.categoryId(),
                sent.attributes(),
                sent.active(),
                Versions.expected(call, sent.version()));
        CallContext context = call.context();
        Future<ProductView> changed = patience.command(context, () -> catalog.changeProduct(id, change, context));
        return changed.map(p -> Answer.ok(p).version(p.version()));
    }

    Future<OfferView> offer(Call call) {
        return patience.repeatable(() -> catalog.offer(call.id("offer_id", OfferId::new)));
    }

    Future<OfferView> changeOffer(Call call) {
        OfferId id = call.id("offer_id", OfferId::new);
        OfferChange sent = call.body(OfferChange.class);
        OfferChange change =
                new OfferChange(sent.price(), sent.prices(), sent.active(), Versions.expected(call, sent.version()));
        CallContext context = call.context();
        return patience.command(context, () -> catalog.changeOffer(id, change, context));
    }

    Future<Answer> stock(Call call) {
        OfferId id = call.id("offer_id", OfferId::new);
        return patience.repeatable(() -> inventory.level(id)).map(Answer::ok);
    }

    Future<Answer> movements(Call call) {
        OfferId id = call.id("offer_id", OfferId::new);
        return patience.repeatable(() -> inventory.movements(id, call.page())).map(Answer::ok);
    }

    Future<Answer> changeStock(Call call) {
        OfferId id = call.id("offer_id", OfferId::new);
        return command(call, StockChange.class, (change, context) -> inventory.change(id, change, context))
                .map(Answer::ok);
    }

    static Answer answer(OfferView offer) {
        return Answer.ok(offer).version(offer.version());
    }
}
