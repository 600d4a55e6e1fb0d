package dev.tradewind.chaos.judge;

import dev.tradewind.chaos.judge.Books.Order;
import dev.tradewind.chaos.judge.Charge.Kind;
import dev.tradewind.chaos.load.Purchase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what people were told with what the database holds, order by order. */
public final class Judge {
    private static final Set<String> OPEN = Set.of("pending", "awaiting_payment_action");

    private Judge() {}

    /** Nothing, when every promise was kept. */
    public static List<Charge> judge(Collection<Purchase> told, Books books) {
        List<Charge> charges = new ArrayList<>();
        told.forEach(purchase -> judge(purchase, books, charges));
        Map<String, String> phases = told.stream().collect(Collectors.toMap(Purchase::order, Purchase::phase));
        doubled(books, phases, charges);
        untold(books, phases, charges);
        books.breaches().forEach(breach -> charges.add(new Charge(Kind.BROKEN, "", breach)));
        return charges;
    }

    private static void judge(Purchase purchase, Books books, List<Charge> charges) {
        Order order = books.orders().get(purchase.order());
        if (order == null) {
            charges.add(charge(Kind.LOST, purchase, "was accepted and is not there"));
            return;
        }
        if (OPEN.contains(order.status())) {
            charges.add(charge(Kind.STUCK, purchase, "is still " + order.status()));
        }
        if (!order.cart().equals(purchase.cart())) {
            charges.add(charge(Kind.LOST, purchase, "is of another cart"));
        }
        if (purchase.delivered() && !order.status().equals("delivered")) {
            charges.add(charge(Kind.LOST, purchase, "was delivered and is " + order.status()));
        }
        if (purchase.delivered() && order.captured() == 0) {
            charges.add(charge(Kind.STUCK, purchase, "was delivered and its money was not taken"));
        }
        if (purchase.refunded() && order.refunded() == 0) {
            charges.add(charge(Kind.LOST, purchase, "was refunded and no money was given back"));
        }
    }

    private static Charge charge(Kind kind, Purchase purchase, String what) {
        return new Charge(kind, purchase.phase(), purchase.order() + " (" + purchase.token() + ") " + what);
    }

    private static void doubled(Books books, Map<String, String> phases, List<Charge> charges) {
        Map<String, List<Order>> byCart =
                books.orders().values().stream().filter(Order::isLive).collect(Collectors.groupingBy(Order::cart));
        byCart.forEach((cart, orders) -> {
            if (orders.size() > 1) {
                List<String> ids = orders.stream().map(Order::id).sorted().toList();
                charges.add(new Charge(Kind.DOUBLED, phase(ids, phases), cart + " became " + ids));
            }
        });
        books.paid().forEach((order, payments) -> {
            if (payments > 1) {
                charges.add(new Charge(
                        Kind.DOUBLED, phase(List.of(order), phases), order + " is paid " + payments + " times"));
            }
        });
    }

    /** Orders that were made although nobody ever heard so; they must end all the same. */
    private static void untold(Books books, Map<String, String> phases, List<Charge> charges) {
        books.orders().values().stream()
                .filter(order -> !phases.containsKey(order.id()) && OPEN.contains(order.status()))
                .forEach(order ->
                        charges.add(new Charge(Kind.STUCK, "", order.id() + " (untold) is still " + order.status())));
    }

    private static String phase(List<String> orders, Map<String, String> phases) {
        return orders.stream()
                .map(phases::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }
}
