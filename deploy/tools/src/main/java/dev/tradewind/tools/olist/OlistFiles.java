package dev.tradewind.tools.olist;

import dev.tradewind.tools.table.TableFile;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The nine files. Some column names are misspelt in the original; they stand here as they are there. */
record OlistFiles(
        TableFile orders,
        TableFile items,
        TableFile payments,
        TableFile customers,
        TableFile products,
        TableFile sellers,
        TableFile categories,
        TableFile reviews,
        TableFile geolocation) {
    static OlistFiles in(Path directory) throws NoSuchFileException {
        return new OlistFiles(
                orders(directory),
                items(directory),
                TableFile.in(directory, "olist_order_payments_dataset.csv", "order_id", "payment_value"),
                customers(directory),
                products(directory),
                sellers(directory),
                categories(directory),
                TableFile.in(directory, "olist_order_reviews_dataset.csv", "review_id", "order_id"),
                TableFile.in(directory, "olist_geolocation_dataset.csv", "geolocation_zip_code_prefix"));
    }

    private static TableFile orders(Path directory) throws NoSuchFileException {
        return TableFile.in(
                directory,
                "olist_orders_dataset.csv",
                "order_id",
                "customer_id",
                "order_status",
                "order_purchase_timestamp",
                "order_approved_at",
                "order_delivered_carrier_date",
                "order_delivered_customer_date");
    }

    private static TableFile items(Path directory) throws NoSuchFileException {
        return TableFile.in(
                directory,
                "olist_order_items_dataset.csv",
                "order_id",
                "order_item_id",
                "product_id",
                "seller_id",
                "price",
                "freight_value");
    }

    private static TableFile customers(Path directory) throws NoSuchFileException {
        return TableFile.in(
                directory,
                "olist_customers_dataset.csv",
                "customer_id",
                "customer_unique_id",
                "customer_zip_code_prefix",
                "customer_city",
                "customer_state");
    }

    private static TableFile products(Path directory) throws NoSuchFileException {
        return TableFile.in(
                directory,
                "olist_products_dataset.csv",
                "product_id",
                "product_category_name",
                "product_name_lenght",
                "product_description_lenght",
                "product_photos_qty",
                "product_weight_g",
                "product_length_cm",
                "product_height_cm",
                "product_width_cm");
    }

    private static TableFile sellers(Path directory) throws NoSuchFileException {
        return TableFile.in(
                directory,
                "olist_sellers_dataset.csv",
                "seller_id",
                "seller_zip_code_prefix",
                "seller_city",
                "seller_state");
    }

    private static TableFile categories(Path directory) throws NoSuchFileException {
        return TableFile.in(
                directory,
                "product_category_name_translation.csv",
                "product_category_name",
                "product_category_name_english");
    }
}
