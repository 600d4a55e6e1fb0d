package dev.tradewind.tools.evaluate;

import dev.tradewind.tools.Progress;
import dev.tradewind.tools.account.RowAccount;
import dev.tradewind.tools.table.BadRow;
import dev.tradewind.tools.table.Row;
import dev.tradewind.tools.table.TableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Files of sales, as weekly series. Rows that tell nothing are passed over. */
final class SalesFile {
    private static final Pattern GOODS = Pattern.compile("\\d{5}[A-Z]*");
    private static final int LATELY = 26;
    private static final int SOLD_LATELY = 13;

    private final Format format;
    private final Weeks weeks;
    private final Map<Key, Map<Integer, Double>> sales = new TreeMap<>();

    private SalesFile(Format format, Weeks weeks) {
        this.format = format;
        this.weeks = weeks;
    }

    enum Format {
        /** A store's sales of a department in the week that ends at a day. */
        WALMART,
        /** Lines of invoices. */
        ONLINE_RETAIL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param trainTo the last day of week 0; later weeks are counted up, earlier ones down */
    record Weeks(LocalDate trainTo, int tested) {
        static Weeks between(LocalDate trainTo, LocalDate testTo) throws IOException {
            int tested = (int) (ChronoUnit.DAYS.between(trainTo, testTo) / 7);
            if (tested < 1) {
                throw new IOException("from " + trainTo + " to " + testTo + " is less than a week");
            }
            return new Weeks(trainTo, tested);
        }

        int of(LocalDate day) {
            return Math.toIntExact(Math.ceilDiv(ChronoUnit.DAYS.between(trainTo, day), 7));
        }
    }

    /** What was sold, by week, oldest first; the last weeks are those to forecast. */
    record Sales(String category, String merchant, double[] weeks) {}

    private record Key(String merchant, String item) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byMerchant = merchant.compareTo(other.merchant);
            return byMerchant != 0 ? byMerchant : item.compareTo(other.item);
        }
    }

    /** Series that had sales before the test, all over the same weeks. */
    static List<Sales> read(Path path, Format format, Weeks weeks) throws IOException {
        SalesFile file = new SalesFile(format, weeks);
        TableFile table = format == Format.WALMART
                ? TableFile.of(path, "Store", "Dept", "Date", "Weekly_Sales")
                : TableFile.of(path, "StockCode", "Quantity", "InvoiceDate", "UnitPrice");
        table.read(RowAccount.unheard(), Progress.watching("Reading", table.bytes()), file::row);
        return file.series();
    }

    private void row(Row row) {
        if (format == Format.WALMART) {
            add(
                    new Key(row.required("Store"), row.required("Dept")),
                    day(row),
                    row.decimal("Weekly_Sales").doubleValue());
            return;
        }
        String code = row.required("StockCode").toUpperCase(Locale.ROOT);
        boolean sold =
                row.decimal("Quantity").signum() > 0 && row.decimal("UnitPrice").signum() > 0;
        if (sold && GOODS.matcher(code).matches()) {
            add(
                    new Key("", code),
                    row.time("InvoiceDate").toLocalDate(),
                    row.decimal("Quantity").doubleValue());
        }
    }

    private static LocalDate day(Row row) {
        String text = row.required("Date");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRow("Date is not a day: " + text);
        }
    }

    private void add(Key key, LocalDate day, double sold) {
        int week = weeks.of(day);
        if (week <= weeks.tested()) {
            sales.computeIfAbsent(key, k -> new TreeMap<>()).merge(week, sold, Double::sum);
        }
    }

    private List<Sales> series() {
        int first = sales.values().stream()
                .flatMap(byWeek -> byWeek.keySet().stream())
                .min(Integer::compare)
                .orElse(1);
        List<Sales> series = new ArrayList<>();
        sales.forEach((key, byWeek) -> {
            double[] row = new double[weeks.tested() + 1 - first];
            byWeek.forEach((week, sold) -> row[week - first] = sold);
            if (isForecast(row)) {
                String category = format == Format.WALMART ? key.item() : "";
                series.add(new Sales(category, key.merchant(), row));
            }
        });
        return series;
    }

    private boolean isForecast(double[] row) {
        double[] learned = Arrays.copyOf(row, Math.max(0, row.length - weeks.tested()));
        if (format == Format.WALMART) {
            return Arrays.stream(learned).anyMatch(sold -> sold != 0);
        }
        return Arrays.stream(learned)
                        .skip(Math.max(0, learned.length - LATELY))
                        .filter(sold -> sold > 0)
                        .count()
                >= SOLD_LATELY;
    }
}
