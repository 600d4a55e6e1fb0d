package dev.tradewind.tools.olist;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/** Nine small files with one of everything odd; all of it is invented. */
final class OlistFixture {
    private static final List<String> FILES = List.of(
            "olist_orders_dataset.csv",
            "olist_order_items_dataset.csv",
            "olist_order_payments_dataset.csv",
            "olist_customers_dataset.csv",
            "olist_products_dataset.csv",
            "olist_sellers_dataset.csv",
            "product_category_name_translation.csv",
            "olist_order_reviews_dataset.csv",
            "olist_geolocation_dataset.csv");

    private OlistFixture() {}

    static Path write(Path directory) throws IOException {
        for (String file : FILES) {
            try (InputStream in = OlistFixture.class.getResourceAsStream("/olist/" + file)) {
                Files.copy(Objects.requireNonNull(in), directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return directory;
    }
}
