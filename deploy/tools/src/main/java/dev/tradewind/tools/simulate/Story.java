package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.orders.OrderDetails;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.wire.Names;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened, for people. Costs nothing unless it is wanted. */
final class Story {
    private static final int LONGEST = 160;

    private final Agenda agenda;
    private final boolean wanted;
    private final List<Line> lines = new ArrayList<>();

    /** @param order null for what concerns all of them */
    private record Line(long millis, @Nullable String order, String who, String what) {}

    Story(Agenda agenda, boolean wanted) {
        this.agenda = agenda;
        this.wanted = wanted;
    }

    void tell(String who, String what) {
        if (wanted) {
            lines.add(new Line(agenda.millis(), null, who, what));
        }
    }

    void tell(Id order, String who, Object what) {
        if (wanted) {
            lines.add(new Line(agenda.millis(), order.value(), who, what.toString()));
        }
    }

    /** An event, in one line. */
    void say(Id order, String who, Event event) {
        if (wanted) {
            tell(order, who, "says " + Names.kebab(event.getClass().getSimpleName()) + " " + fields(event));
        }
    }

    /** Everything that concerns this order; all there is when there is no order to look at. */
    String of(@Nullable String order) {
        return lines.stream()
                .filter(line ->
                        order == null || line.order() == null || line.order().equals(order))
                .map(Story::text)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String text(Line line) {
        return String.format(
                Locale.ROOT,
                "%11.3f s  %-6s %-12s %s",
                line.millis() / 1000.0,
                line.order() == null ? "" : line.order(),
                line.who(),
                line.what().length() > LONGEST ? line.what().substring(0, LONGEST) + "…" : line.what());
    }

    private static String fields(Event event) {
        return Arrays.stream(event.getClass().getRecordComponents())
                .filter(c -> c.getType() != OrderId.class && c.getType() != OrderDetails.class)
                .map(c -> field(event, c))
                .collect(Collectors.joining(" "));
    }

    private static String field(Event event, RecordComponent component) {
        try {
            return Names.snake(component.getName()) + "="
                    + shown(component.getAccessor().invoke(event));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case Money money -> money.currency() + " " + money.amount();
            case Allocation allocation -> shown(allocation.total());
            case CartSnapshot cart ->
                cart.cartId() + " over " + shown(cart.totals().total());
            case List<?> list -> list.stream().map(Story::shown).toList().toString();
            default -> value.toString();
        };
    }
}
