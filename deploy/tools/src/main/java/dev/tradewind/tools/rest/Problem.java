package dev.tradewind.tools.rest;

import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.contracts.wire.WireException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A problem document (RFC 9457), as far as a client needs it. */
public record Problem(
        @Nullable String code, @Nullable String title, @Nullable String detail, @Nullable List<Item> errors) {
    public record Item(@Nullable String pointer, @Nullable String code, @Nullable String detail) {}

    private static final Problem NONE = new Problem(null, null, null, null);

    static Problem of(String body) {
        try {
            return body.isBlank() ? NONE : Wire.read(body, Problem.class);
        } catch (WireException notAProblem) {
            return NONE;
        }
    }

    /** One line for people. */
    public String summary() {
        String text = detail == null || detail.isBlank() ? String.valueOf(title) : detail;
        if (errors == null || errors.isEmpty()) {
            return code + ": " + text;
        }
        return code + ": " + errors.stream().limit(3).map(Problem::summary).collect(Collectors.joining("; "));
    }

    private static String summary(Item item) {
        return item.pointer() + " " + item.detail();
    }
}
