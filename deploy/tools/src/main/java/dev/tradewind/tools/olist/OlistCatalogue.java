package dev.tradewind.tools.olist;

import dev.tradewind.contracts.catalog.NewCategory;
import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.NewProductType;
import dev.tradewind.contracts.identity.ImportedCustomers;
import dev.tradewind.contracts.inventory.StockReceipts;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.merchants.ShippingRate;
import dev.tradewind.contracts.shared.Address;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.ProductTypeId;
import dev.tradewind.contracts.shared.RawJson;
import dev.tradewind.contracts.shared.VariantId;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.tools.olist.OlistOrder.Listing;
import dev.tradewind.tools.table.Row;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the files' things are here. Every reference starts with {@code olist:}. */
final class OlistCatalogue {
    static final String CURRENCY = "BRL";
    static final String STANDARD_SHIPPING = "standard";
    private static final String COUNTRY = "BR";
    private static final String NOT_RECORDED = "not recorded";

    /** Attribute by column; the files measure in grams and centimetres. */
    private static final Map<String, String> MEASURES = new TreeMap<>(Map.of(
            "product_name_lenght", "name_length",
            "product_description_lenght", "description_length",
            "product_photos_qty", "photos",
            "product_weight_g", "weight_g",
            "product_length_cm", "length_cm",
            "product_height_cm", "height_cm",
            "product_width_cm", "width_cm"));

    private OlistCatalogue() {}

    static NewMerchant merchant(Row seller, Demand demand) {
        String id = seller.required("seller_id");
        String city = OlistNames.city(seller.text("seller_city"), seller.text("seller_state"));
        Money freight = money(demand.freight(id));
        return new NewMerchant(
                OlistNames.seller(city, id),
                id + "@sellers.olist.example",
                null,
                List.of(new ShippingRate(STANDARD_SHIPPING, "Standard", freight, null, List.of())),
                "olist:seller:" + id);
    }

    static NewCategory category(String portuguese, String english) {
        return new NewCategory(OlistNames.title(english), null, "olist:category:" + portuguese);
    }

    static NewProductType productType() {
        var properties = new TreeMap<String, Object>();
        MEASURES.values().forEach(name -> properties.put(name, Map.of("type", "integer", "minimum", 0)));
        Map<String, Object> schema =
                new TreeMap<>(Map.of("type", "object", "properties", properties, "additionalProperties", false));
        return new NewProductType("Parcel goods", new RawJson(Wire.write(schema)), "olist:type:parcel-goods");
    }

    /** @param category its id and readable name; null where the product has none */
    static NewProduct product(Row row, @Nullable Category category, ProductTypeId type) {
        String id = row.required("product_id");
        var attributes = new TreeMap<String, Object>();
        MEASURES.forEach((column, name) -> {
            if (!row.text(column).isEmpty()) {
                attributes.put(name, row.whole(column));
            }
        });
        return new NewProduct(
                OlistNames.product(category == null ? "" : category.name(), id),
                null,
                category == null ? null : category.id(),
                type,
                new RawJson(Wire.write(attributes)),
                List.of(new NewProduct.NewVariant("OLIST-" + id, null)),
                "olist:product:" + id);
    }

    record Category(CategoryId id, String name) {}

    static NewOffer offer(Listing listing, Demand demand, VariantId variant, MerchantId merchant) {
        return new NewOffer(
                variant,
                merchant,
                money(demand.price(listing)),
                null,
                "olist:offer:" + listing.product() + ":" + listing.seller());
    }

    static StockReceipts.Receipt stock(Listing listing, Demand demand, OfferId offer) {
        return new StockReceipts.Receipt(
                offer, demand.stock(listing), "olist:stock:" + listing.product() + ":" + listing.seller());
    }

    static ImportedCustomers.Customer customer(OlistCustomer customer) {
        return new ImportedCustomers.Customer(
                "olist:customer:" + customer.person(),
                email(customer),
                OlistNames.customer(customer.person()),
                address(customer));
    }

    static String email(OlistCustomer customer) {
        return customer.person() + "@customers.olist.example";
    }

    static Address address(OlistCustomer customer) {
        return new Address(
                OlistNames.customer(customer.person()),
                NOT_RECORDED,
                null,
                OlistNames.city(customer.city(), customer.state()),
                customer.state(),
                customer.postcode(),
                COUNTRY);
    }

    static Money money(long centavos) {
        return new Money(centavos, CURRENCY);
    }
}
