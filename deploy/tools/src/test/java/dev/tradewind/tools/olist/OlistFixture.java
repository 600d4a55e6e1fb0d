package dev.tradewind.tools.olist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Nine small files with one of everything odd; all of it is invented. */
final class OlistFixture {
    private static final String ORDERS =
            """
            order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date
            o-delivered,c1,delivered,2017-05-01 10:00:00,2017-05-01 11:00:00,2017-05-03 10:00:00,2017-05-09 10:00:00,2017-05-20 00:00:00
            o-split,c2,delivered,2017-05-02 10:00:00,2017-05-02 11:00:00,2017-05-06 10:00:00,2017-05-05 10:00:00,2017-05-20 00:00:00
            o-shipped,c3,shipped,2017-05-03 10:00:00,2017-05-03 11:00:00,,,2017-05-20 00:00:00
            o-confirmed,c4,processing,2017-05-04 10:00:00,2017-05-04 11:00:00,,,2017-05-20 00:00:00
            o-cancelled,c5,canceled,2017-05-05 10:00:00,2017-05-05 11:00:00,2017-05-06 11:00:00,,2017-05-20 00:00:00
            o-voided,c6,canceled,2017-05-06 10:00:00,,,,2017-05-20 00:00:00
            o-empty,c7,unavailable,2017-04-07 10:00:00,2017-05-07 11:00:00,,,2017-05-20 00:00:00
            o-free,c8,delivered,2017-05-08 10:00:00,2017-05-08 11:00:00,2017-05-09 10:00:00,,2017-05-20 00:00:00
            o-delivered,c1,delivered,2017-05-01 10:00:00,2017-05-01 11:00:00,,,2017-05-20 00:00:00
            o-strange,c1,lost,2017-05-01 10:00:00,2017-05-01 11:00:00,,,2017-05-20 00:00:00
            o-nobody,c99,delivered,2017-05-01 10:00:00,2017-05-01 11:00:00,,,2017-05-20 00:00:00
            o-notime,c1,delivered,yesterday,,,,
            o-REFUSE,c1,delivered,2017-05-09 10:00:00,2017-05-09 11:00:00,,,2017-05-20 00:00:00
            """;

    private static final String ITEMS =
            """
            order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value
            o-delivered,2,p1,s1,2017-05-04 10:00:00,10.5,2.25
            o-delivered,1,p1,s1,2017-05-04 10:00:00,10.5,2.25
            o-delivered,3,p1,s1,2017-05-04 10:00:00,9.99,2.25
            o-split,1,p1,s1,2017-05-04 10:00:00,12.00,3.00
            o-split,2,p2,s2,2017-05-04 10:00:00,100,10
            o-cancelled,1,p2,s2,2017-05-04 10:00:00,100,10
            o-confirmed,1,p2,s2,2017-05-04 10:00:00,110,10
            o-free,1,p1,s1,2017-05-04 10:00:00,1.00,0.00
            o-free,1,p1,s1,2017-05-04 10:00:00,1.00,0.00
            o-free,2,p-gone,s1,2017-05-04 10:00:00,5.00,1.00
            o-free,3,p1,s1,2017-05-04 10:00:00,-5.00,1.00
            o-unknown,1,p1,s1,2017-05-04 10:00:00,5.00,1.00
            o-REFUSE,1,p1,s1,2017-05-04 10:00:00,5.00,1.00
            """;

    private static final String PAYMENTS =
            """
            order_id,payment_sequential,payment_type,payment_installments,payment_value
            o-delivered,1,credit_card,3,37.74
            o-split,2,voucher,1,25.00
            o-split,1,credit_card,1,100.50
            o-split,3,voucher,1,0.00
            o-shipped,1,boleto,1,55.55
            o-confirmed,1,boleto,1,120.00
            o-cancelled,1,boleto,1,110.00
            o-voided,1,boleto,1,42.00
            o-empty,1,boleto,1,77.00
            o-free,1,voucher,1,0.00
            o-REFUSE,1,boleto,1,6.00
            """;

    private static final String CUSTOMERS =
            """
            customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state
            c1,u1,01310,sao paulo,SP
            c2,u2,90001,porto alegre / rs,RS
            c3,u1,01310,sao paulo,SP
            c4,u4,01310,sao paulo,SP
            c5,u5,01310,sao paulo,SP
            c6,u6,01310,sao paulo,SP
            c7,u7,01310,sao paulo,SP
            c8,u8,01310,sao paulo,SP
            c8,u8,01310,sao paulo,SP
            ,u9,01310,sao paulo,SP
            """;

    private static final String PRODUCTS =
            """
            "product_id","product_category_name","product_name_lenght","product_description_lenght","product_photos_qty","product_weight_g","product_length_cm","product_height_cm","product_width_cm"
            "p1",beleza,40,287,1,225,16,10,14
            "p2",pc_gamer,,,,650,,,
            "p3",,,,,,,,
            "p1",beleza,40,287,1,225,16,10,14
            "p4",beleza,40,287,1,heavy,16,10,14
            """;

    private static final String SELLERS =
            """
            "seller_id","seller_zip_code_prefix","seller_city","seller_state"
            "s1","09876",santos/sp,SP
            s2,"13844",04482255,RJ
            s3,"13844",recife,PE
            """;

    private static final String CATEGORIES =
            """
            product_category_name,product_category_name_english
            beleza,health_beauty
            """;

    private static final String REVIEWS =
            """
            review_id,order_id,review_score,review_comment_title,review_comment_message,review_creation_date,review_answer_timestamp
            r1,o-delivered,5,,"line one\r
            line two, ""quoted""\r
            ",2017-05-10 00:00:00,2017-05-10 10:00:00
            r2,o-delivered,1,,,2017-05-10 00:00:00,2017-05-10 10:00:00
            """;

    private static final String GEOLOCATION =
            """
            geolocation_zip_code_prefix,geolocation_lat,geolocation_lng,geolocation_city,geolocation_state
            01310,-23.5,-46.6,são paulo,SP
            """;

    private OlistFixture() {}

    static Path write(Path directory) throws IOException {
        Files.writeString(directory.resolve("olist_orders_dataset.csv"), ORDERS);
        Files.writeString(directory.resolve("olist_order_items_dataset.csv"), ITEMS);
        Files.writeString(directory.resolve("olist_order_payments_dataset.csv"), PAYMENTS);
        Files.writeString(directory.resolve("olist_customers_dataset.csv"), CUSTOMERS);
        Files.writeString(directory.resolve("olist_products_dataset.csv"), PRODUCTS);
        Files.writeString(directory.resolve("olist_sellers_dataset.csv"), SELLERS);
        Files.writeString(directory.resolve("product_category_name_translation.csv"), CATEGORIES);
        Files.writeString(directory.resolve("olist_order_reviews_dataset.csv"), REVIEWS);
        Files.writeString(directory.resolve("olist_geolocation_dataset.csv"), GEOLOCATION);
        return directory;
    }
}
