package dev.tradewind.tools.rest;

import dev.tradewind.contracts.catalog.CategoryList;
import dev.tradewind.contracts.catalog.CategoryView;
import dev.tradewind.contracts.catalog.NewCategory;
import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.NewProductType;
import dev.tradewind.contracts.catalog.OfferPage;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductList;
import dev.tradewind.contracts.catalog.ProductTypeList;
import dev.tradewind.contracts.catalog.ProductTypeView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.identity.CustomerList;
import dev.tradewind.contracts.identity.CustomerView;
import dev.tradewind.contracts.identity.ImportedCustomers;
import dev.tradewind.contracts.inventory.StockLevel;
import dev.tradewind.contracts.inventory.StockLevels;
import dev.tradewind.contracts.inventory.StockReceipts;
import dev.tradewind.contracts.merchants.MerchantPage;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.ImportOutcome;
import dev.tradewind.contracts.wire.Wire;
import java.util.List;

/**
 * The platform's bulk endpoints. What carries an external reference that is known already changes nothing; answers
 * stand in the order of what was sent. All fail with {@link RefusedException}.
 */
public final class Imports {
    private final Staff staff;

    public Imports(Staff staff) {
        this.staff = staff;
    }

    private record Items<T>(List<T> items) {}

    private <T> T send(String kind, List<?> items, Class<T> answer) {
        return staff.post("/admin/imports/" + kind, Wire.write(new Items<>(items)))
                .as(answer);
    }

    public List<MerchantView> merchants(List<NewMerchant> merchants) {
        return send("merchants", merchants, MerchantPage.class).data();
    }

    public List<CategoryView> categories(List<NewCategory> categories) {
        return send("categories", categories, CategoryList.class).data();
    }

    public List<ProductTypeView> productTypes(List<NewProductType> types) {
        return send("product-types", types, ProductTypeList.class).data();
    }

    public List<ProductView> products(List<NewProduct> products) {
        return send("products", products, ProductList.class).data();
    }

    public List<OfferView> offers(List<NewOffer> offers) {
        return send("offers", offers, OfferPage.class).data();
    }

    public List<StockLevel> stock(List<StockReceipts.Receipt> receipts) {
        return send("stock", receipts, StockLevels.class).data();
    }

    public List<CustomerView> customers(List<ImportedCustomers.Customer> customers) {
        return send("customers", customers, CustomerList.class).data();
    }

    public ImportOutcome orders(List<HistoricalOrder> orders) {
        return send("orders", orders, ImportOutcome.class);
    }
}
