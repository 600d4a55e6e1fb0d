package dev.tradewind.contracts.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/**
 * JSON text of contract types: snake_case names, ids as strings, instants as ISO-8601 in UTC, sealed results with a
 * {@code type} property, enums in lower snake case. Unknown properties are ignored on reading.
 */
public final class Wire {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new JavaTimeModule())
            .addModule(new ContractModule())
            .annotationIntrospector(new SealedTypes())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .serializationInclusion(JsonInclude.Include.ALWAYS)
            .build();

    private Wire() {}

    /** The JSON text of a contract value. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new WireException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    /** @throws WireException when the text is not such a value; its message names the field, never the input */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new WireException("not a valid " + type.getSimpleName() + WireException.path(e), e);
        }
    }

    /** A JSON array as an immutable list. */
    public static <T> List<T> readList(String json, Class<T> type) {
        try {
            return List.copyOf(MAPPER.readerForListOf(type).<List<T>>readValue(json));
        } catch (JsonProcessingException e) {
            throw new WireException("not a valid list of " + type.getSimpleName() + WireException.path(e), e);
        }
    }
}
