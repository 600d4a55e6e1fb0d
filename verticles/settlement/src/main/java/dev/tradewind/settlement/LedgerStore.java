package dev.tradewind.settlement;

import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.settlement.SettlementEvent.Posting;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.TransactionId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every statement that writes the ledger. */
final class LedgerStore {
    private static final String POSTED = "select reference from transactions where reference = any($1::text[])";

    /** The two partitions of a feed may hold payments of one order; in sorted order they wait for each other. */
    private static final String LOCK_SALES =
            """
            select order_id, merchant_id, currency, goods_minor, commission_minor
            from sales where order_id = any($1::text[]) order by order_id, merchant_id for update
            """;

    private static final String COUNT_OF_ORDERS =
            "select order_id, count(*) as posted from transactions where order_id = any($1::text[]) group by order_id";

    private static final String WRITE_TRANSACTIONS =
            """
            insert into transactions (id, kind, reference, order_id, posted_at)
            select id, kind, reference, order_id, $5
            from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as t(id, kind, reference, order_id)
            """;

    private static final String WRITE_ENTRIES =
            """
            insert into entries (transaction_id, kind, account, amount_minor, currency, order_id, reference, posted_at)
            select t.id, t.kind, e.account, e.amount, e.currency, t.order_id, t.reference, t.posted_at
            from unnest($1::text[], $2::text[], $3::bigint[], $4::text[])
                with ordinality as e(transaction_id, account, amount, currency, n)
            join transactions t on t.id = e.transaction_id
            order by e.n
            """;

    /** In sorted order, since transactions of many orders meet on the same accounts. */
    private static final String ADD_TO_BALANCES =
            """
            insert into accounts (code, currency, type, merchant_id, balance_minor)
            select code, currency, type, merchant_id, amount
            from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[])
                as a(code, currency, type, merchant_id, amount)
            order by code, currency
            on conflict (code, currency) do update set balance_minor = accounts.balance_minor + excluded.balance_minor
            """;

    private static final String SAVE_SALES =
            """
            insert into sales (order_id, merchant_id, currency, goods_minor, commission_minor)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[])
                as s(order_id, merchant_id, currency, goods_minor, commission_minor)
            order by order_id, merchant_id
            on conflict (order_id, merchant_id) do update
                set goods_minor = excluded.goods_minor, commission_minor = excluded.commission_minor
            """;

    private static final String SAVE_MERCHANTS =
            """
            insert into merchants (id, name)
            select id, name from unnest($1::text[], $2::text[]) as m(id, name) order by id
            on conflict (id) do update set name = excluded.name
            """;

    /** A transaction ready to be written. @param orderId null for one that concerns no order */
    record Numbered(
            TransactionId id, Ledger.Kind kind, String reference, @Nullable OrderId orderId, List<Posting> postings) {
        static Numbered of(TransactionId id, Ledger.Transaction transaction) {
            return new Numbered(
                    id, transaction.kind(), transaction.reference(), transaction.orderId(), transaction.postings());
        }
    }

    private record AccountKey(String code, String currency) {}

    static String wire(Ledger.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Which of these captures and refunds have been posted. */
    Future<Set<String>> posted(Tx tx, List<String> references) {
        return tx.query(POSTED, Tuple.tuple().addArrayOfString(references.toArray(String[]::new)))
                .map(rows -> {
                    Set<String> posted = new HashSet<>();
                    rows.forEach(row -> posted.add(row.getString("reference")));
                    return posted;
                });
    }

    Future<Books> lockBooks(Tx tx, Collection<OrderId> orders) {
        Tuple ids = Tuple.tuple()
                .addArrayOfString(orders.stream().map(OrderId::value).toArray(String[]::new));
        return tx.query(LOCK_SALES, ids)
                .compose(sales -> tx.query(COUNT_OF_ORDERS, ids).map(counts -> {
                    Books books = new Books(new HashMap<>(), new HashMap<>());
                    sales.forEach(row -> books.sales(new OrderId(row.getString("order_id")))
                            .put(new MerchantId(row.getString("merchant_id")), sale(row)));
                    counts.forEach(row ->
                            books.transactions().put(new OrderId(row.getString("order_id")), row.getLong("posted")));
                    return books;
                }));
    }

    private static Ledger.Sale sale(Row row) {
        String currency = row.getString("currency");
        return new Ledger.Sale(
                new Money(row.getLong("goods_minor"), currency), new Money(row.getLong("commission_minor"), currency));
    }

    /**
     * Writes transactions with their entries, and moves the balances. These first, since that locks them: so the
     * entries of an account are numbered as they came to its balance, and a payout's statement is what it paid.
     */
    Future<Void> write(Tx tx, List<Numbered> transactions) {
        Tuple rows = Tuple.tuple()
                .addArrayOfString(texts(transactions, t -> t.id().value()))
                .addArrayOfString(texts(transactions, t -> wire(t.kind())))
                .addArrayOfString(texts(transactions, Numbered::reference))
                .addArrayOfString(texts(
                        transactions,
                        t -> t.orderId() == null ? null : t.orderId().value()))
                .addOffsetDateTime(OffsetDateTime.now(ZoneOffset.UTC));
        return tx.query(WRITE_TRANSACTIONS, rows)
                .compose(written -> tx.query(ADD_TO_BALANCES, balances(transactions)))
                .compose(locked -> tx.query(WRITE_ENTRIES, entries(transactions)))
                .mapEmpty();
    }

    private static Tuple entries(List<Numbered> transactions) {
        List<String> ids = new ArrayList<>();
        List<Posting> postings = new ArrayList<>();
        transactions.forEach(t -> t.postings().forEach(p -> {
            ids.add(t.id().value());
            postings.add(p);
        }));
        return Tuple.tuple()
                .addArrayOfString(ids.toArray(String[]::new))
                .addArrayOfString(texts(postings, Posting::account))
                .addArrayOfLong(postings.stream().map(p -> p.amount().amount()).toArray(Long[]::new))
                .addArrayOfString(texts(postings, p -> p.amount().currency()));
    }

    private static Tuple balances(List<Numbered> transactions) {
        Map<AccountKey, Long> changes = new HashMap<>();
        transactions.forEach(t -> t.postings()
                .forEach(p -> changes.merge(
                        new AccountKey(p.account(), p.amount().currency()),
                        p.amount().amount(),
                        Math::addExact)));
        List<AccountKey> keys = List.copyOf(changes.keySet());
        return Tuple.tuple()
                .addArrayOfString(texts(keys, AccountKey::code))
                .addArrayOfString(texts(keys, AccountKey::currency))
                .addArrayOfString(texts(keys, k -> Account.type(k.code()).name().toLowerCase(Locale.ROOT)))
                .addArrayOfString(texts(keys, k -> {
                    MerchantId merchant = Account.merchant(k.code());
                    return merchant == null ? null : merchant.value();
                }))
                .addArrayOfLong(keys.stream().map(changes::get).toArray(Long[]::new));
    }

    /** The last word on each order and merchant counts. */
    Future<Void> saveSales(Tx tx, List<Ledger.Transaction> transactions) {
        record Key(OrderId order, MerchantId merchant) {}
        Map<Key, Ledger.Sale> sales = new HashMap<>();
        transactions.forEach(
                t -> t.sales().forEach((merchant, sale) -> sales.put(new Key(t.orderId(), merchant), sale)));
        if (sales.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Key> keys = List.copyOf(sales.keySet());
        List<Ledger.Sale> values = keys.stream().map(sales::get).toList();
        Tuple args = Tuple.tuple()
                .addArrayOfString(texts(keys, k -> k.order().value()))
                .addArrayOfString(texts(keys, k -> k.merchant().value()))
                .addArrayOfString(texts(values, s -> s.goods().currency()))
                .addArrayOfLong(values.stream().map(s -> s.goods().amount()).toArray(Long[]::new))
                .addArrayOfLong(
                        values.stream().map(s -> s.commission().amount()).toArray(Long[]::new));
        return tx.query(SAVE_SALES, args).mapEmpty();
    }

    Future<Void> saveMerchants(Tx tx, Map<MerchantId, String> names) {
        List<MerchantId> ids = List.copyOf(names.keySet());
        Tuple args =
                Tuple.tuple().addArrayOfString(texts(ids, MerchantId::value)).addArrayOfString(texts(ids, names::get));
        return tx.query(SAVE_MERCHANTS, args).mapEmpty();
    }

    private static <T> String[] texts(List<T> values, Function<T, @Nullable String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}
