package dev.tradewind.tools.evaluate;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an evaluation found, in order. */
final class Figures {
    private final List<Figure> figures = new ArrayList<>();

    private record Figure(String name, String description, String value) {}

    @CanIgnoreReturnValue
    Figures add(String name, String description, long value) {
        figures.add(new Figure(name, description, Long.toString(value)));
        return this;
    }

    /** A number to so many decimal places; null in JSON when it is none. */
    @CanIgnoreReturnValue
    Figures add(Fraction value, String name, String description) {
        String text = Double.isFinite(value.value())
                ? BigDecimal.valueOf(value.value())
                        .setScale(value.places(), RoundingMode.HALF_UP)
                        .toPlainString()
                : "null";
        figures.add(new Figure(name, description, text));
        return this;
    }

    record Fraction(double value, int places) {}

    /** A table and then one line of JSON. */
    String text(String title) {
        StringBuilder text = new StringBuilder(title).append('\n');
        for (Figure figure : figures) {
            text.append(String.format(
                    Locale.ROOT, "  %-21s %12s   %s%n", figure.name(), figure.value(), figure.description()));
        }
        return text.append(json()).append('\n').toString();
    }

    private String json() {
        return figures.stream()
                .map(figure -> "\"" + figure.name() + "\": " + figure.value())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
