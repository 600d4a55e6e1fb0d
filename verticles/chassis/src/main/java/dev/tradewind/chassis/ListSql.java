package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.PageMeta;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The statement of one page of a list: only the conditions that are asked for, so that each is planned for the index
 * that fits it. It is put together from constants; whatever comes from outside is a parameter. A page goes on after the
 * place of the last row, so that rows that come meanwhile neither show one twice nor hide one.
 */
public final class ListSql {
    public static final int COUNTED_MAX = 100_000;

    // Shorter parts have no three characters in a row that an index could find.
    private static final int INDEXED_MIN = 3;

    private final String columns;
    private final StringBuilder from;
    private final List<@Nullable Object> args = new ArrayList<>();
    private String id = "id";
    private boolean counted = true;

    private ListSql(String columns, String from) {
        this.columns = columns;
        this.from = new StringBuilder(from);
    }

    /** Rows of a list, and what follows them. */
    public record Page<T>(List<T> rows, PageMeta meta) {}

    /**
     * Which part of a list.
     *
     * @param count whether to count its rows, which stops at {@link #COUNTED_MAX}
     */
    public record Asked(ListOrder order, PageRequest page, boolean count) {}

    /** @param from the table and a first condition, such as {@code accounts where role = 'customer'} */
    public static ListSql of(String columns, String from) {
        return new ListSql(columns, " from " + from);
    }

    /** Says which column has the ids, where another than {@code id}. */
    public ListSql by(String column) {
        id = column;
        return this;
    }

    /** Restricts the list, where there is a value to restrict it by. @param condition with a ? for the value */
    public ListSql and(String condition, @Nullable Object value) {
        if (value != null) {
            from.append(" and ").append(condition.replace("?", bind(value)));
        }
        return this;
    }

    /**
     * Restricts the list to rows whose text has this part, whatever its case and accents; no character stands for
     * another. A list searched like this is not counted.
     *
     * @param expression the text, which is never null and indexed as {@code using gin (trigrams(folded(...)))}
     */
    public ListSql containing(String expression, @Nullable String part) {
        if (part == null || part.isBlank()) {
            return this;
        }
        counted = false;
        String bound = "folded(" + bind(part.strip()) + "::text)";
        String text = "folded(" + expression + ")";
        if (part.strip().length() >= INDEXED_MIN) {
            from.append(" and trigrams(" + text + ") @> trigrams(" + bound + ")");
        }
        from.append(" and position(" + bound + " in " + text + ") > 0");
        return this;
    }

    /** Fails with {@code validation_failed} when the page is to go on after what is no place in such a list. */
    public <T> Future<Page<T>> read(Database database, Asked asked, Function<Row, T> row) {
        String after = asked.page().after();
        ListOrder order = asked.order().after(after);
        ListPlace place = after == null ? null : ListPlace.read(after, order);
        if (after != null && place == null) {
            return Future.failedFuture(Fault.of(
                    CommonError.VALIDATION_FAILED,
                    "That is no place in this list.",
                    new Fault.Item("/after", "invalid", "is not the next of a page sorted like this")));
        }
        // Before the page's own conditions.
        Future<@Nullable Long> all = asked.count() && counted ? count(database) : Future.succeededFuture(null);
        String key = order.key() == null ? "" : ", (" + order.key() + ")::text as list_key";
        String rest = place == null ? "" : " and " + after(order, place);
        int limit = asked.page().limit();
        String by = order.by(id) + " limit " + bind(limit + 1);
        String sql = "select " + columns + ", " + id + " as list_id" + key + from + rest + by;
        Future<Page<T>> page = database.query(sql, Tuple.from(args)).map(rows -> page(rows, order, limit, row));
        return Future.all(page, all)
                .map(both ->
                        new Page<>(page.result().rows(), page.result().meta().counting(all.result())));
    }

    private Future<@Nullable Long> count(Database database) {
        String sql = "select count(*) from (select" + from + " limit " + COUNTED_MAX + ") as counted";
        return database.query(sql, Tuple.from(args))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    // The first condition says nothing new, but an index of the key alone can begin there, when the ids are another
    // table's.
    private String after(ListOrder order, ListPlace place) {
        String than = order.rising() ? " > " : " < ";
        if (order.key() == null) {
            return id + than + bind(place.id());
        }
        String key = bind(place.key()) + order.cast();
        return order.key() + than.strip() + "= " + key + " and (" + order.key() + ", " + id + ")" + than + "(" + key
                + ", " + bind(place.id()) + ")";
    }

    private static <T> Page<T> page(RowSet<Row> rows, ListOrder order, int limit, Function<Row, T> row) {
        List<T> shown = new ArrayList<>();
        String last = null;
        for (Row found : rows) {
            if (shown.size() == limit) {
                break;
            }
            shown.add(row.apply(found));
            last = ListPlace.of(found, order).text(order);
        }
        return new Page<>(shown, PageMeta.of(rows.size() > limit ? last : null));
    }

    private String bind(@Nullable Object value) {
        args.add(value);
        return "$" + args.size();
    }
}
