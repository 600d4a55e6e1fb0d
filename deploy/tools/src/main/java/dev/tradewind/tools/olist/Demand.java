package dev.tradewind.tools.olist;

import dev.tradewind.tools.olist.OlistOrder.Item;
import dev.tradewind.tools.olist.OlistOrder.Listing;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What history says of listings and sellers: the data has no price list, no stock and no shipping tariff. */
final class Demand {
    private static final long STOCK_MIN = 1_000;
    private static final long STOCK_PER_SALE = 20;

    private final Map<Listing, Long> lastPrice = new LinkedHashMap<>();
    private final Map<Listing, Long> sold = new HashMap<>();
    private final Set<String> products = new HashSet<>();
    private final Map<String, long[]> freightBySeller = new HashMap<>();
    private final long[] freight = new long[2];

    /** @param orders by time of purchase */
    static Demand of(List<OlistOrder> orders) {
        var demand = new Demand();
        orders.forEach(order -> order.items().forEach(demand::add));
        return demand;
    }

    private void add(Item item) {
        lastPrice.put(item.listing(), item.price());
        products.add(item.product());
        sold.merge(item.listing(), 1L, Long::sum);
        count(freight, item.freight());
        count(freightBySeller.computeIfAbsent(item.seller(), seller -> new long[2]), item.freight());
    }

    private static void count(long[] sumAndCount, long amount) {
        sumAndCount[0] += amount;
        sumAndCount[1]++;
    }

    /** Products by sellers that were sold at least once, in the order of their first sale. */
    Set<Listing> listings() {
        return lastPrice.keySet();
    }

    boolean isSold(String product) {
        return products.contains(product);
    }

    /** The price at its last sale. */
    long price(Listing listing) {
        return lastPrice.getOrDefault(listing, 0L);
    }

    /** Enough for history to happen twenty times over, and at least a thousand pieces. */
    long stock(Listing listing) {
        return Math.max(STOCK_MIN, STOCK_PER_SALE * sold.getOrDefault(listing, 0L));
    }

    /** The mean freight of a piece sold by this seller; of all pieces where it has sold none. */
    long freight(String seller) {
        long[] own = freightBySeller.getOrDefault(seller, freight);
        return own[1] == 0 ? 0 : Math.round((double) own[0] / own[1]);
    }
}
