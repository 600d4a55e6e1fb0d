package dev.tradewind.tools.evaluate;

import dev.tradewind.fraud.Dimension;
import dev.tradewind.fraud.Link;
import dev.tradewind.fraud.Purchase;
import dev.tradewind.tools.table.Packed;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A purchase of which it is known how it ended. The card is the customer's, the merchant a terminal. */
record Transaction(Purchase purchase, String customer, boolean fraud) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final List<String> COLUMNS =
            List.of("TRANSACTION_ID", "TX_DATETIME", "CUSTOMER_ID", "TERMINAL_ID", "TX_AMOUNT", "TX_FRAUD");

    LocalDate day() {
        return LocalDate.ofEpochDay(Math.floorDiv(purchase.at(), 86_400_000L));
    }

    /** Of all files, in the order of their times. */
    static List<Transaction> read(List<Path> files) throws IOException {
        List<Transaction> all = new ArrayList<>();
        Map<Link, Link> known = new HashMap<>();
        for (Path file : files) {
            read(file, known, all);
        }
        all.sort(Comparator.comparingLong(transaction -> transaction.purchase().at()));
        return all;
    }

    private static void read(Path file, Map<Link, Link> known, List<Transaction> all) throws IOException {
        try (BufferedReader lines = Packed.lines(file)) {
            String header = lines.readLine();
            int[] places = places(file, header == null ? "" : header);
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    try {
                        all.add(transaction(line.split(",", -1), places, known));
                    } catch (ArrayIndexOutOfBoundsException | NumberFormatException | DateTimeParseException e) {
                        throw new IOException(file + ", line " + number + ": not a transaction: " + line, e);
                    }
                }
            }
        }
    }

    private static int[] places(Path file, String header) throws IOException {
        List<String> columns = List.of(header.strip().split(",", -1));
        int[] places = COLUMNS.stream().mapToInt(columns::indexOf).toArray();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                throw new IOException(file + ": no column " + COLUMNS.get(i));
            }
        }
        return places;
    }

    private static Transaction transaction(String[] fields, int[] places, Map<Link, Link> known) {
        long at = LocalDateTime.parse(fields[places[1]], TIME)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
        Link customer = shared(known, new Link(Dimension.CUSTOMER, fields[places[2]]));
        Link terminal = shared(known, new Link(Dimension.MERCHANT, fields[places[3]]));
        long amount = new BigDecimal(fields[places[4]])
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        Purchase purchase = new Purchase(fields[places[0]], at, amount, List.of(customer, terminal));
        return new Transaction(purchase, customer.value(), Integer.parseInt(fields[places[5]].strip()) != 0);
    }

    /** Many transactions, few links: each is kept once. */
    private static Link shared(Map<Link, Link> known, Link link) {
        return known.computeIfAbsent(link, same -> same);
    }
}
