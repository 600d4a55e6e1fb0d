package dev.tradewind.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The form of catalogue.yaml. */
record DemoFile(List<Merchant> merchants, Map<String, Type> types, List<Range> ranges) {

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Merchant(String ref, String name, String email, int commissionBps, long shipping, @Nullable Long freeFrom) {}

    /** Products of one type in one category, with the merchants that sell them. */
    record Range(
            List<String> category,
            String type,
            List<String> merchants,
            Price price,
            List<String> variants,
            String description,
            List<String> titles) {}

    /** The schema of a type's attributes, and what may be drawn for each. */
    record Type(JsonNode schema, Map<String, List<JsonNode>> values) {}

    record Price(long from, long to) {}

    static DemoFile read() {
        try (InputStream in = DemoFile.class.getResourceAsStream("catalogue.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readValue(Objects.requireNonNull(in), DemoFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
