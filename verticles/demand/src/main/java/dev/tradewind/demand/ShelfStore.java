package dev.tradewind.demand;

import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductView;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.Collection;

/** Every statement that keeps what is for sale and whether it is there. */
final class ShelfStore {
    private static final String SAVE_OFFERS =
            """
            insert into offers (offer_id, merchant_id, product_id, sku, title)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
            order by 1
            on conflict (offer_id) do update
                set merchant_id = excluded.merchant_id, product_id = excluded.product_id, sku = excluded.sku,
                    title = excluded.title
            """;

    private static final String SAVE_PRODUCTS =
            """
            insert into products (product_id, category_id)
            select * from unnest($1::text[], $2::text[])
            order by 1
            on conflict (product_id) do update set category_id = excluded.category_id
            """;

    /**
     * Days that began or ended without stock are marked when it is back, at most a quarter of a year. Stock may be told
     * before the offer is: what the offer is comes later then.
     */
    private static final String SAVE_STOCK =
            """
            with told as (
                select * from unnest($1::text[], $2::bigint[], $3::bigint[], $4::date[])
                as t (offer_id, available, sequence, day)),
            back as (
                select o.offer_id, greatest(o.out_since, t.day - 92) as first, t.day as last
                from offers o join told t using (offer_id)
                where o.out_since is not null and t.available > 0 and t.sequence > o.stock_sequence),
            marked as (
                insert into daily_sales (offer_id, day, censored)
                select b.offer_id, d::date, true
                from back b cross join generate_series(b.first, b.last, interval '1 day') d
                order by 1, 2
                on conflict (offer_id, day) do update set censored = true)
            insert into offers as o
                (offer_id, merchant_id, product_id, sku, title, available, stock_sequence, out_since)
            select offer_id, '', '', '', '', available, sequence, case when available > 0 then null else day end
            from told order by 1
            on conflict (offer_id) do update
                set available = excluded.available, stock_sequence = excluded.stock_sequence,
                    out_since = case when excluded.available > 0 then null
                        else coalesce(o.out_since, excluded.out_since) end
                where excluded.stock_sequence > o.stock_sequence
            """;

    /**
     * @param sequence of the offer's stock events: an older one changes nothing
     * @param day since when there is stock, or none
     */
    record Stock(String offer, long available, long sequence, LocalDate day) {
        boolean isOut() {
            return available <= 0;
        }
    }

    Future<Void> saveOffers(Tx tx, Collection<OfferView> offers) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(SalesStore.texts(offers, o -> o.id().value()))
                .addArrayOfString(SalesStore.texts(offers, o -> o.merchantId().value()))
                .addArrayOfString(SalesStore.texts(offers, o -> o.productId().value()))
                .addArrayOfString(SalesStore.texts(offers, OfferView::sku))
                .addArrayOfString(SalesStore.texts(offers, OfferView::title));
        return tx.query(SAVE_OFFERS, args).mapEmpty();
    }

    Future<Void> saveProducts(Tx tx, Collection<ProductView> products) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(SalesStore.texts(products, p -> p.id().value()))
                .addArrayOfString(products.stream()
                        .map(p -> p.categoryId() == null ? null : p.categoryId().value())
                        .toArray(String[]::new));
        return tx.query(SAVE_PRODUCTS, args).mapEmpty();
    }

    Future<Void> saveStock(Tx tx, Collection<Stock> stock) {
        Tuple args = Tuple.tuple()
                .addArrayOfString(SalesStore.texts(stock, Stock::offer))
                .addArrayOfLong(stock.stream().map(Stock::available).toArray(Long[]::new))
                .addArrayOfLong(stock.stream().map(Stock::sequence).toArray(Long[]::new))
                .addArrayOfLocalDate(stock.stream().map(Stock::day).toArray(LocalDate[]::new));
        return tx.query(SAVE_STOCK, args).mapEmpty();
    }
}
