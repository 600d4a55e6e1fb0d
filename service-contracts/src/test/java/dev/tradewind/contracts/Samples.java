package dev.tradewind.contracts;

import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.RawJson;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A filled-in example of any contract type, the same on every run. */
final class Samples {
    private Samples() {}

    static Object of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? Map.of(of(arguments[0]), of(arguments[1]))
                    : List.of(of(arguments[0]));
        }
        Class<?> raw = (Class<?>) type;
        if (Id.class.isAssignableFrom(raw)) {
            return id(raw);
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[0];
        }
        if (raw.isSealed()) {
            return of(raw.getPermittedSubclasses()[0]);
        }
        return raw.isRecord() && raw != Money.class && raw != RawJson.class ? ofRecord(raw) : simple(raw);
    }

    private static Object simple(Class<?> raw) {
        return switch (raw.getSimpleName()) {
            case "String" -> "text";
            case "int", "Integer" -> 7;
            case "long", "Long" -> 77L;
            case "double", "Double" -> 0.5;
            case "boolean", "Boolean" -> true;
            case "Instant" -> Instant.parse("2026-01-02T03:04:05.678Z");
            case "Money" -> new Money(1299, "BRL");
            case "RawJson" -> new RawJson("{\"a\":1}");
            default -> throw new IllegalArgumentException("no sample for " + raw);
        };
    }

    private static Object id(Class<?> raw) {
        for (String prefix : List.of(
                "prod", "var", "off", "cat", "ptype", "mer", "cus", "usr", "cart", "line", "ord", "pay", "cap", "ref",
                "shp", "evt", "loc", "po", "txn", "dl", "rnk", "rule")) {
            try {
                return raw.getConstructor(String.class).newInstance(prefix + "_01jd0000000000000000000000");
            } catch (InvocationTargetException wrongPrefix) {
                continue;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalArgumentException("no prefix fits " + raw + "; add it to this list");
    }

    private static Object ofRecord(Class<?> raw) {
        RecordComponent[] components = raw.getRecordComponents();
        try {
            Constructor<?> canonical = raw.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return canonical.newInstance(
                    Arrays.stream(components).map(c -> of(c.getGenericType())).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no sample for " + raw, e);
        }
    }
}
