package dev.tradewind.tools.retail;

import dev.tradewind.tools.table.Cents;
import java.util.LinkedHashMap;
import java.util.Map;

/** Goods under one code: called many things and sold at many prices over time. */
final class Article {
    private static final long STOCK_MIN = 1_000;

    private final String code;
    private final Map<String, Integer> descriptions = new LinkedHashMap<>();
    private long price;
    private long pieces;

    Article(String code) {
        this.code = code;
    }

    void sold(InvoiceLine line) {
        if (!line.description().isEmpty() && line.price().signum() > 0) {
            descriptions.merge(line.description().replaceAll("\\s+", " "), 1, Integer::sum);
        }
        long last = Cents.of(line.price());
        price = last > 0 ? last : price;
        pieces += line.quantity();
    }

    String code() {
        return code;
    }

    /** Never sold for a penny or more: nothing that could be offered. */
    boolean isNeverPaid() {
        return price == 0;
    }

    /** What it is called most often; the first of those that are equally common. */
    String title() {
        String best = "Article " + code;
        int times = 0;
        for (Map.Entry<String, Integer> description : descriptions.entrySet()) {
            if (description.getValue() > times) {
                best = description.getKey();
                times = description.getValue();
            }
        }
        return best;
    }

    /** The price at its last sale, in pence. */
    long price() {
        return price;
    }

    /** As much as was ever sold, and at least a thousand pieces. */
    long stock() {
        return Math.max(STOCK_MIN, pieces);
    }
}
