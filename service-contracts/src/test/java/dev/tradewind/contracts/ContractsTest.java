package dev.tradewind.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every contract type is registered where it crosses the bus, survives the way there and back, and keeps its JSON. */
class ContractsTest {
    static final String ROOT = "dev.tradewind.contracts";

    @Test
    void everyTypeInAServiceSignatureHasItsCodecs() throws IOException {
        Properties mappers = new Properties();
        try (InputStream in = ContractsTest.class.getResourceAsStream("/META-INF/vertx/json-mappers.properties")) {
            mappers.load(in);
        }
        assertThat(services()
                        .flatMap(c -> Arrays.stream(c.getMethods()))
                        .filter(m -> !java.lang.reflect.Modifier.isStatic(m.getModifiers()))
                        .flatMap(ContractsTest::signature)
                        .filter(c -> c.getName().startsWith(ROOT))
                        .distinct()
                        .map(Class::getName)
                        .filter(n ->
                                !mappers.containsKey(n + ".serializer") || !mappers.containsKey(n + ".deserializer")))
                .as("types without codecs in json-mappers.properties")
                .isEmpty();
    }

    @Test
    void everyRecordReadsBackWhatItWrites() {
        records().forEach(type -> {
            Object sample = Samples.of(type);
            assertThat(Wire.read(Wire.write(sample), type)).as(type.getName()).isEqualTo(sample);
            assertThat(Wire.unpack(Wire.pack(sample), type)).as(type.getName()).isEqualTo(sample);
        });
    }

    /**
     * Golden files hold the JSON of every record. A field may be added; a golden field that vanishes or changes its
     * form is a
     * break that needs a new record. Run with {@code -Dgolden.write=true} to take new fields over.
     */
    @Test
    void everyRecordKeepsItsJson() throws IOException {
        Path golden = Path.of("src/test/resources/golden/contracts.json");
        Map<String, Object> now = new TreeMap<>();
        records()
                .forEach(type -> now.put(
                        type.getName().substring(ROOT.length() + 1), new JsonObject(Wire.write(Samples.of(type)))));
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, new JsonObject(now).encodePrettily() + "\n");
        }
        Map<String, Object> written = new JsonObject(Files.readString(golden)).getMap();
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(written.keySet());
        assertThat(names.stream()
                        .filter(n -> !Objects.equals(asText(now.get(n)), asText(written.get(n))))
                        .map(n -> n + ": golden " + asText(written.get(n)) + ", now " + asText(now.get(n))))
                .as("contracts whose JSON changed; see the comment on this test")
                .isEmpty();
    }

    /**
     * The surface goes along with every verticle's jar, so that a node can tell whether a build fits. Run with {@code
     * -Dgolden.write=true} to write it anew.
     */
    @Test
    void theSurfaceIsWrittenDown() throws IOException {
        Path written = Path.of("src/main/resources/META-INF/tradewind/contracts.json");
        Map<String, Object> now = new TreeMap<>(Surface.of(contracts(), ContractsTest::isProxied));
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(written.getParent());
            Files.writeString(written, new JsonObject(now).encodePrettily() + "\n");
        }
        Map<String, Object> was = new JsonObject(Files.readString(written)).getMap();
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(was.keySet());
        assertThat(names.stream()
                        .filter(n -> !Objects.equals(now.get(n), was.get(n)))
                        .map(n -> n + ": written " + was.get(n) + ", now " + now.get(n)))
                .as("the contracts' surface; run this test with -Dgolden.write=true and commit what it writes")
                .isEmpty();
    }

    private static String asText(Object json) {
        return json == null ? "absent" : io.vertx.core.json.Json.encode(json);
    }

    static Stream<Class<?>> records() {
        return contracts()
                .filter(Class::isRecord)
                .filter(c -> c.getRecordComponents().length > 0)
                .filter(c ->
                        !c.getSimpleName().endsWith("Id") && !c.getSimpleName().equals("RawJson"))
                .sorted(Comparator.comparing(Class::getName));
    }

    static Stream<Class<?>> services() {
        return contracts().filter(ContractsTest::isProxied);
    }

    private static boolean isProxied(Class<?> type) {
        return type.isInterface() && type.getSimpleName().matches(".*(Service|EventFeed|FeedControl|Health)");
    }

    private static Stream<Class<?>> signature(Method method) {
        return Stream.concat(
                        Arrays.stream(method.getGenericParameterTypes()),
                        Stream.of(((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0]))
                .flatMap(ContractsTest::leaves);
    }

    private static Stream<Class<?>> leaves(Type type) {
        return type instanceof ParameterizedType generic
                ? Arrays.stream(generic.getActualTypeArguments()).flatMap(ContractsTest::leaves)
                : Stream.of((Class<?>) type);
    }

    private static Stream<Class<?>> contracts() {
        try {
            Path classes = Path.of(ContractsTest.class
                            .getResource("/dev/tradewind/contracts/shared/Money.class")
                            .toURI())
                    .getParent()
                    .getParent();
            try (Stream<Path> files = Files.walk(classes)) {
                List<Class<?>> all = files.filter(f -> f.toString().endsWith(".class"))
                        .map(f -> classes.relativize(f)
                                .toString()
                                .replace('/', '.')
                                .replaceAll("\\.class$", ""))
                        .filter(n -> !n.endsWith("package-info"))
                        .<Class<?>>map(n -> load(ROOT + "." + n))
                        .toList();
                return all.stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ContractsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
