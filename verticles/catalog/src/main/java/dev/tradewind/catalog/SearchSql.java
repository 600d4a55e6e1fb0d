package dev.tradewind.catalog;

import dev.tradewind.contracts.catalog.ProductSearch;
import dev.tradewind.contracts.catalog.ProductSearch.Sort;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search's part of a statement: only the conditions that are asked for, so that PostgreSQL can plan for those (a
 * condition switched off by a parameter would keep it from using the index). Put together from the constants here;
 * whatever comes from outside is a parameter.
 */
final class SearchSql {
    private static final String SOLD = " from listings l join products p on p.id = l.product_id";
    private static final String ALL = " from products p left join listings l on l.product_id = p.id and ";

    private final ProductSearch search;
    private final Sort sort;
    private final @Nullable String words;
    private final Tuple args = Tuple.tuple();
    private final List<String> conditions = new ArrayList<>();
    private final String from;

    SearchSql(ProductSearch search) {
        this.search = search;
        this.words = Words.query(search.text());
        this.sort = sort(search);
        String price = search.currency() == null ? "l.main" : "l.currency = " + bind(search.currency());
        if (search.includeInactive()) {
            from = ALL + price;
        } else {
            from = SOLD;
            conditions.add(price);
        }
        filter();
    }

    /** Without words there is no relevance, and the newest come first. */
    static Sort sort(ProductSearch search) {
        return search.sort() == Sort.RELEVANCE && Words.query(search.text()) == null ? Sort.NEWEST : search.sort();
    }

    Tuple args() {
        return args;
    }

    String fromWhere() {
        return conditions.isEmpty() ? from : from + " where " + String.join(" and ", conditions);
    }

    String sortKey() {
        return switch (sort) {
            case RELEVANCE -> "ts_rank(p.words, " + bind(words) + "::text::tsquery)::float8";
            case NEWEST -> "null::text";
            case PRICE -> search.includeInactive() ? "coalesce(l.price_minor, 9223372036854775807)" : "l.price_minor";
            case PRICE_DESC -> search.includeInactive() ? "coalesce(l.price_minor, -1)" : "l.price_minor";
            case TITLE -> "p.title_key";
        };
    }

    void startAfter(@Nullable SearchCursor after) {
        if (after == null) {
            return;
        }
        String id = bind(after.id().value());
        switch (sort) {
            case NEWEST -> conditions.add("p.id < " + id);
            case TITLE -> conditions.add("(p.title_key, p.id) > (" + bind(after.key()) + ", " + id + ")");
            case PRICE -> conditions.add("(" + sortKey() + ", p.id) > (" + number(after.key()) + ", " + id + ")");
            case PRICE_DESC -> conditions.add("(" + sortKey() + ", p.id) < (" + number(after.key()) + ", " + id + ")");
            case RELEVANCE -> {
                String rank = bind(Double.valueOf(after.key())) + "::float8";
                conditions.add("(" + sortKey() + ", p.id) < (" + rank + ", " + id + ")");
            }
        }
    }

    String order(String id, String key) {
        return switch (sort) {
            case NEWEST -> " order by " + id + " desc";
            case PRICE, TITLE -> " order by " + key + ", " + id;
            case RELEVANCE, PRICE_DESC -> " order by " + key + " desc, " + id + " desc";
        };
    }

    String limit() {
        return " limit " + bind((long) search.page().limit() + 1);
    }

    private void filter() {
        if (words != null) {
            conditions.add("p.words @@ " + bind(words) + "::text::tsquery");
        }
        if (search.category() != null) {
            // As an array, looked up first: the planner then does not take every category for the whole tree.
            conditions.add("p.category_id = any(array(select id from categories where ancestors @> array["
                    + bind(search.category().value()) + "::text]))");
        }
        if (search.merchant() != null) {
            filterMerchant(bind(search.merchant().value()) + "::text");
        }
        if (search.minPrice() != null) {
            conditions.add("l.price_minor >= " + bind(search.minPrice()));
        }
        if (search.maxPrice() != null) {
            conditions.add("l.price_minor <= " + bind(search.maxPrice()));
        }
    }

    /**
     * The first condition finds the products by index; the second one knows that the offer and its merchant are
     * active.
     */
    private void filterMerchant(String merchant) {
        conditions.add("p.id in (select product_id from offers where merchant_id = " + merchant + ")");
        if (!search.includeInactive()) {
            conditions.add("l.merchant_ids @> array[" + merchant + "]");
        }
    }

    private String number(String key) {
        return bind(Long.valueOf(key)) + "::bigint";
    }

    private String bind(@Nullable Object value) {
        args.addValue(value);
        return "$" + args.size();
    }
}
