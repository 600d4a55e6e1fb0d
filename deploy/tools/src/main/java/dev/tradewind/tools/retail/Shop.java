package dev.tradewind.tools.retail;

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
import java.util.List;
import java.util.Map;

/** What the file's things are here. Every reference starts with {@code online-retail:}. */
final class Shop {
    static final String CURRENCY = "GBP";
    static final String STANDARD_SHIPPING = "standard";
    static final String NAME = "United Kingdom Gift Wholesale";
    private static final String NOT_RECORDED = "not recorded";

    private Shop() {}

    static NewMerchant merchant(Survey survey) {
        var carriage = new ShippingRate(STANDARD_SHIPPING, "Carriage", pence(survey.meanCarriage()), null, List.of());
        return new NewMerchant(NAME, "shop@online-retail.example", null, List.of(carriage), "online-retail:merchant");
    }

    static NewCategory category() {
        return new NewCategory("Gifts", null, "online-retail:category:gifts");
    }

    static NewProductType productType() {
        String schema = Wire.write(Map.of(
                "type",
                "object",
                "properties",
                Map.of("stock_code", Map.of("type", "string")),
                "required",
                List.of("stock_code"),
                "additionalProperties",
                false));
        return new NewProductType("Wholesale gift", new RawJson(schema), "online-retail:type:wholesale-gift");
    }

    static NewProduct product(Article article, CategoryId category, ProductTypeId type) {
        return new NewProduct(
                article.title(),
                null,
                category,
                type,
                new RawJson(Wire.write(Map.of("stock_code", article.code()))),
                List.of(new NewProduct.NewVariant("UKGIFT-" + article.code(), null)),
                "online-retail:product:" + article.code());
    }

    static NewOffer offer(Article article, VariantId variant, MerchantId merchant) {
        return new NewOffer(variant, merchant, pence(article.price()), null, "online-retail:offer:" + article.code());
    }

    static StockReceipts.Receipt stock(Article article, OfferId offer) {
        return new StockReceipts.Receipt(offer, article.stock(), "online-retail:stock:" + article.code());
    }

    static ImportedCustomers.Customer customer(String id, String country) {
        return new ImportedCustomers.Customer(
                "online-retail:customer:" + id, email(id), name(id), address(id, country));
    }

    /** Who is not named in the file gets an address at which nobody reads. */
    static String email(String customer) {
        return (customer.isEmpty() ? "nobody" : customer) + "@customers.online-retail.example";
    }

    private static String name(String customer) {
        return customer.isEmpty() ? NOT_RECORDED : "Customer " + customer;
    }

    static Address address(String customer, String country) {
        return new Address(
                name(customer), NOT_RECORDED, null, NOT_RECORDED, null, NOT_RECORDED, Countries.code(country));
    }

    static Money pence(long pence) {
        return new Money(pence, CURRENCY);
    }
}
