package dev.tradewind.payments;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows turned into columns, as set-based statements want them. */
final class Columns {
    private Columns() {}

    static <T> @Nullable String[] texts(List<T> of, Function<T, @Nullable String> text) {
        return of.stream().map(text).toArray(String[]::new);
    }

    static <T> Long[] longs(List<T> of, Function<T, Long> number) {
        return of.stream().map(number).toArray(Long[]::new);
    }

    static <T> @Nullable OffsetDateTime[] instants(List<T> of, Function<T, @Nullable Instant> time) {
        return of.stream()
                .map(time)
                .map(at -> at == null ? null : at.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
