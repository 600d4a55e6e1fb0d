package dev.tradewind.catalog;

import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;

/** Every statement that derives listings. */
final class ListingStore {
    private static final String REMOVE = "delete from listings where product_id = any($1::text[])";

    /**
     * Per product and currency the cheapest price of an active merchant's active offer. The main currency is that of
     * the oldest such offer: amounts of different currencies cannot be compared. Windows instead of joins, because
     * nothing tells the planner how many rows there will be, and a nested loop over a thousand products takes
     * seconds.
     */
    private static final String ADD =
            """
            insert into listings (product_id, currency, main, price_minor, offer_id, offer_count, merchant_ids)
            select distinct on (product_id, currency)
                product_id, currency, currency = main_currency, amount_minor, offer_id, offers,
                array(select distinct unnest(sellers))
            from (
                select o.product_id, o.id as offer_id, x.currency, x.amount_minor,
                    first_value(x.currency) over (partition by o.product_id order by x.position, o.id) as main_currency,
                    count(*) over (partition by o.product_id, x.currency) as offers,
                    array_agg(o.merchant_id) filter (where x.position = 0) over (partition by o.product_id) as sellers
                from offers o
                join products p on p.id = o.product_id and p.active
                join merchants m on m.id = o.merchant_id and m.status = 'active'
                join offer_prices x on x.offer_id = o.id
                where o.product_id = any($1::text[]) and o.active) as sold
            order by product_id, currency, amount_minor, offer_id""";

    /** Derives these products' listings anew; the caller holds the products' locks. */
    Future<Void> derive(Tx tx, Collection<ProductId> products) {
        Tuple ids = Tuple.tuple().addArrayOfString(Sql.ids(products));
        return Future.all(tx.query(REMOVE, ids), tx.query(ADD, ids)).mapEmpty();
    }
}
