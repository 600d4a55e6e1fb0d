package dev.tradewind.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.contracts.nodes.NodeRelease;
import dev.tradewind.contracts.settlement.Payouts;
import dev.tradewind.contracts.wire.Names;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.contracts.wire.WireException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** While nodes are upgraded one by one, builds of two releases talk to each other. */
class GrowthTest {
    private static final Path WRITTEN = Path.of("src/test/resources/golden/required.json");

    /**
     * The golden file names the fields that a record has had from its beginning and cannot do without. One that is
     * added to a record that is there already must be a number, a flag, a list, a map or nullable, since a build that
     * does not know it does not write it; so nothing is ever added to an entry. {@code -Dgolden.write=true} takes over
     * records that are new, and nothing else.
     */
    @Test
    void whatIsAddedToARecordMayBeAbsent() throws IOException {
        Map<String, Object> written = new TreeMap<>(new JsonObject(Files.readString(WRITTEN)).getMap());
        Map<String, List<String>> now = new TreeMap<>();
        ContractsTest.records()
                .forEach(type -> now.put(
                        type.getName().substring(ContractsTest.ROOT.length() + 1),
                        Arrays.stream(type.getRecordComponents())
                                .filter(component -> !mayBeAbsent(type, component))
                                .map(RecordComponent::getName)
                                .toList()));
        if (Boolean.getBoolean("golden.write")) {
            now.forEach(written::putIfAbsent);
            Files.writeString(WRITTEN, new JsonObject(written).encodePrettily() + "\n");
        }
        assertThat(now.entrySet().stream()
                        .filter(one -> !written.containsKey(one.getKey())
                                || !new JsonArray((List<?>) written.get(one.getKey()))
                                        .getList()
                                        .containsAll(one.getValue()))
                        .map(one ->
                                one.getKey() + " needs " + one.getValue() + ", golden " + written.get(one.getKey())))
                .as("records that an older build cannot fill; see the comment on this test")
                .isEmpty();
    }

    @Test
    void whatAnOlderBuildDoesNotWriteIsNothing() {
        assertThat(Wire.read("{}", Payouts.class)).isEqualTo(new Payouts(List.of(), 0));
        NodeRelease release = Wire.read("{\"node\": \"n1\", \"version\": \"2\", \"before\": \"1\"}", NodeRelease.class);
        assertThat(release).isEqualTo(new NodeRelease("n1", "2", "1", 0, 0));
    }

    @Test
    void aNumberThatWasWrittenAsNullIsAMistake() {
        assertThatThrownBy(() -> Wire.read("{\"data\": [], \"pending\": null}", Payouts.class))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("pending");
    }

    private static boolean mayBeAbsent(Class<?> type, RecordComponent component) {
        JsonObject json = new JsonObject(Wire.write(Samples.of(type)));
        String field = Names.snake(component.getName());
        assertThat(json.containsKey(field)).as(type + " has " + field).isTrue();
        json.remove(field);
        try {
            Object read = component.getAccessor().invoke(Wire.read(json.encode(), type));
            return isNothing(component, read);
        } catch (WireException refused) {
            return false;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " " + component, e);
        }
    }

    private static boolean isNothing(RecordComponent component, @Nullable Object read) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return read == null;
        }
        return switch (read) {
            case null -> false;
            case Number number -> number.doubleValue() == 0;
            case Boolean flag -> !flag;
            case Collection<?> list -> list.isEmpty();
            case Map<?, ?> map -> map.isEmpty();
            default -> false;
        };
    }
}
