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
 * {@code type} property, enums in lower snake case. Unknown properties are ignored on reading; absent ones are 0,
 * false, empty or null, so that an answer of an older build can be read.
 */
public final class Wire {
    private static final ObjectMapper MAPPER = mapper(new ContractModule(ContractModule.RawForm.UNQUOTED));
    private static final ObjectMapper PACKER = mapper(new ContractModule(ContractModule.RawForm.AS_TEXT));

    private Wire() {}

    /** The JSON text of a contract value. */
    public static String write(Object value) {
        return write(MAPPER, value);
    }

    /** @throws WireException when the text is not such a value; its message names the field, never the input */
    public static <T> T read(String json, Class<T> type) {
        return read(MAPPER, json, type);
    }

    /** A JSON array as an immutable list. */
    public static <T> List<T> readList(String json, Class<T> type) {
        try {
            return List.copyOf(MAPPER.readerForListOf(type).<List<T>>readValue(json));
        } catch (JsonProcessingException e) {
            throw new WireException("not a valid list of " + type.getSimpleName() + WireException.path(e), e);
        }
    }

    /**
     * Like {@link #write}, but raw JSON inside is packed as a string: whoever unpacks it need not parse what it only
     * passes on. For the bus, never for people.
     */
    public static String pack(Object value) {
        return write(PACKER, value);
    }

    /** The other side of {@link #pack}. */
    public static <T> T unpack(String json, Class<T> type) {
        return read(PACKER, json, type);
    }

    private static String write(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new WireException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }

    private static <T> T read(ObjectMapper mapper, String json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new WireException("not a valid " + type.getSimpleName() + WireException.path(e), e);
        }
    }

    private static ObjectMapper mapper(ContractModule contracts) {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(new JavaTimeModule())
                .addModule(contracts)
                .annotationIntrospector(new SealedTypes())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .serializationInclusion(JsonInclude.Include.ALWAYS)
                .build();
    }
}
