package dev.tradewind.contracts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** While nodes are upgraded one by one, builds of two releases call each other's methods. */
class MethodsTest {
    private static final Path WRITTEN = Path.of("src/test/resources/golden/methods.json");

    /**
     * The golden file has every method that a service has ever had, with the names of its parameters, which cross the
     * bus too. A method is not changed: another one gets another name and stands beside it until no build calls the
     * first. What may grow are the records that it takes and gives. {@code -Dgolden.write=true} takes over methods that
     * are new, and nothing else; one that nobody calls any more is taken out by hand.
     */
    @Test
    void aMethodStaysAsItWas() throws IOException {
        Map<String, Object> written = new TreeMap<>(new JsonObject(Files.readString(WRITTEN)).getMap());
        Map<String, String> now = new TreeMap<>();
        ContractsTest.services().forEach(service -> methods(service, now));
        if (Boolean.getBoolean("golden.write")) {
            now.forEach(written::putIfAbsent);
            Files.writeString(WRITTEN, new JsonObject(written).encodePrettily() + "\n");
        }
        assertThat(now).as("methods; see the comment on this test").isEqualTo(written);
    }

    private static void methods(Class<?> service, Map<String, String> into) {
        for (Method method : service.getDeclaredMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                String parameters = Arrays.stream(method.getParameters())
                        .map(one -> name(one.getParameterizedType()) + " " + one.getName())
                        .collect(joining(", ", "(", ")"));
                into.put(
                        name(service) + "." + method.getName(), parameters + " " + name(method.getGenericReturnType()));
            }
        }
    }

    private static String name(Type type) {
        return type.getTypeName()
                .replace(ContractsTest.ROOT + ".", "")
                .replace("java.lang.", "")
                .replace("java.util.", "")
                .replace("io.vertx.core.", "");
    }
}
