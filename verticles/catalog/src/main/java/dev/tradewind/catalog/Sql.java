package dev.tradewind.catalog;

import dev.tradewind.contracts.shared.Id;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Small change between the stores and the driver. */
final class Sql {
    private Sql() {}

    static <T> String[] texts(Collection<T> values, Function<T, @Nullable String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    static String[] ids(Collection<? extends Id> ids) {
        return ids.stream().map(Id::value).toArray(String[]::new);
    }

    static @Nullable String text(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    static <I> @Nullable I id(@Nullable String value, Function<String, I> type) {
        return value == null ? null : type.apply(value);
    }

    static <R, T> List<T> list(Iterable<R> rows, Function<R, T> mapping) {
        return StreamSupport.stream(rows.spliterator(), false).map(mapping).toList();
    }

    static <R, T> Optional<T> first(Iterable<R> rows, Function<R, T> mapping) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(mapping);
    }
}
