package dev.tradewind.contracts;

import static java.util.stream.Collectors.joining;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one build can rely on in another: each event, method, field and value by its name, with its type. */
final class Surface {
    private static final String ROOT = "dev.tradewind.contracts.";

    private Surface() {}

    /** @param proxied which types are services */
    static Map<String, String> of(Stream<Class<?>> contracts, java.util.function.Predicate<Class<?>> proxied) {
        Map<String, String> surface = new TreeMap<>();
        contracts.forEach(type -> {
            if (proxied.test(type)) {
                methods(type, surface);
            } else if (type.isRecord()) {
                Arrays.stream(type.getRecordComponents())
                        .forEach(part ->
                                surface.put("field " + name(type) + "." + part.getName(), name(part.getGenericType())));
            } else if (type.isEnum()) {
                Arrays.stream(type.getEnumConstants())
                        .forEach(value -> surface.put("value " + name(type) + "." + value, name(type)));
            } else if (Event.class.isAssignableFrom(type) && type != Event.class) {
                types(type).all().forEach((tag, event) -> surface.put("event " + tag, name(event)));
            }
        });
        return surface;
    }

    private static void methods(Class<?> service, Map<String, String> surface) {
        for (Method method : service.getDeclaredMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && !method.isSynthetic()) {
                String arguments = Arrays.stream(method.getGenericParameterTypes())
                        .map(Surface::name)
                        .collect(joining(", ", "(", ")"));
                surface.put(
                        "method " + name(service) + "." + method.getName(),
                        arguments + " " + name(method.getGenericReturnType()));
            }
        }
    }

    private static EventTypes<?> types(Class<?> sealed) {
        try {
            return (EventTypes<?>) sealed.getField("TYPES").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(sealed + " has no TYPES", e);
        }
    }

    /** Without the packages that everybody knows. */
    private static String name(Type type) {
        if (type instanceof ParameterizedType generic) {
            return name(generic.getRawType())
                    + Arrays.stream(generic.getActualTypeArguments())
                            .map(Surface::name)
                            .collect(joining(", ", "<", ">"));
        }
        String name = type.getTypeName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name.substring(name.lastIndexOf('.') + 1);
    }
}
