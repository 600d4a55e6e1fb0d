package dev.tradewind.contracts.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.KeyDeserializers;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.ClassKey;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.RawJson;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Ids as plain strings (also as map keys), enums in lower snake case, raw JSON as itself. */
final class ContractModule extends SimpleModule {
    private static final long serialVersionUID = 1;
    private static final Map<Class<?>, MethodHandle> CONSTRUCTORS = new ConcurrentHashMap<>();

    /** How raw JSON stands in the text. */
    enum RawForm {
        UNQUOTED,
        AS_TEXT
    }

    ContractModule(RawForm rawForm) {
        super("tradewind-contracts-" + rawForm);
        addSerializer(Id.class, new IdSerializer());
        addKeySerializer(Id.class, new IdKeySerializer());
        addSerializer(Enum.class, new EnumSerializer());
        addSerializer(RawJson.class, rawForm == RawForm.AS_TEXT ? new TextSerializer() : new RawJsonSerializer());
        addDeserializer(RawJson.class, rawForm == RawForm.AS_TEXT ? new TextDeserializer() : new RawJsonDeserializer());
        absentIs(int.class, 0);
        absentIs(long.class, 0L);
        absentIs(double.class, 0.0);
        absentIs(boolean.class, false);
    }

    /** What an older peer does not write yet reads as nothing. A null that was written is still an error. */
    @SuppressWarnings("unchecked")
    private <T> void absentIs(Class<T> primitive, T nothing) {
        JsonDeserializer<?> reader = new OrNothing(NumberDeserializers.find(primitive, primitive.getName()), nothing);
        addDeserializer(primitive, (JsonDeserializer<T>) reader);
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new ContractDeserializers());
        context.addKeyDeserializers(new IdKeys());
    }

    private static Object id(Class<?> type, String value) {
        try {
            return CONSTRUCTORS
                    .computeIfAbsent(type, ContractModule::constructor)
                    .invoke(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle constructor(Class<?> type) {
        try {
            return MethodHandles.publicLookup().findConstructor(type, MethodType.methodType(void.class, String.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " needs a public constructor from String", e);
        }
    }

    private static final class IdSerializer extends JsonSerializer<Id> {
        @Override
        public void serialize(Id id, JsonGenerator out, SerializerProvider serializers) throws IOException {
            out.writeString(id.value());
        }
    }

    private static final class IdKeySerializer extends JsonSerializer<Id> {
        @Override
        public void serialize(Id id, JsonGenerator out, SerializerProvider serializers) throws IOException {
            out.writeFieldName(id.value());
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class EnumSerializer extends JsonSerializer<Enum> {
        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider serializers) throws IOException {
            out.writeString(Names.snake(value.name()));
        }
    }

    private static final class RawJsonSerializer extends JsonSerializer<RawJson> {
        @Override
        public void serialize(RawJson json, JsonGenerator out, SerializerProvider serializers) throws IOException {
            out.writeRawValue(json.text());
        }
    }

    private static final class RawJsonDeserializer extends JsonDeserializer<RawJson> {
        @Override
        public RawJson deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return new RawJson(context.readTree(in).toString());
        }
    }

    private static final class TextSerializer extends JsonSerializer<RawJson> {
        @Override
        public void serialize(RawJson json, JsonGenerator out, SerializerProvider serializers) throws IOException {
            out.writeString(json.text());
        }
    }

    private static final class TextDeserializer extends JsonDeserializer<RawJson> {
        @Override
        public RawJson deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return new RawJson(in.getText());
        }
    }

    private static final class OrNothing extends DelegatingDeserializer {
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // a boxed primitive
        private final Object nothing;

        OrNothing(JsonDeserializer<?> reader, Object nothing) {
            super(reader);
            this.nothing = nothing;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> contextual) {
            return new OrNothing(contextual, nothing);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return nothing;
        }
    }

    private static final class ContractDeserializers extends Deserializers.Base {
        private final Map<ClassKey, JsonDeserializer<?>> known = new ConcurrentHashMap<>();

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            if (!Id.class.isAssignableFrom(type.getRawClass())) {
                return null;
            }
            return known.computeIfAbsent(new ClassKey(type.getRawClass()), k -> new IdDeserializer(type.getRawClass()));
        }

        @Override
        public @Nullable JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription description) {
            return known.computeIfAbsent(new ClassKey(type), k -> new EnumDeserializer(type));
        }
    }

    private static final class IdDeserializer extends JsonDeserializer<Object> {
        private final Class<?> type;

        IdDeserializer(Class<?> type) {
            this.type = type;
        }

        @Override
        public @Nullable Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getValueAsString();
            if (text == null) {
                return context.handleUnexpectedToken(type, in);
            }
            try {
                return id(type, text);
            } catch (IllegalArgumentException e) {
                return context.handleWeirdStringValue(type, text, "not such an id");
            }
        }
    }

    private static final class IdKeys implements KeyDeserializers {
        @Override
        public @Nullable KeyDeserializer findKeyDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            Class<?> raw = type.getRawClass();
            if (!Id.class.isAssignableFrom(raw)) {
                return null;
            }
            return new KeyDeserializer() {
                @Override
                public Object deserializeKey(String key, DeserializationContext context) {
                    return id(raw, key);
                }
            };
        }
    }

    private static final class EnumDeserializer extends JsonDeserializer<Object> {
        private final Class<?> type;
        private final Map<String, Object> values = new ConcurrentHashMap<>();

        EnumDeserializer(Class<?> type) {
            this.type = type;
            for (Object value : type.getEnumConstants()) {
                values.put(Names.snake(((Enum<?>) value).name()), value);
            }
        }

        @Override
        public @Nullable Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String text = in.getValueAsString();
            Object value = text == null ? null : values.get(text);
            return value != null
                    ? value
                    : context.handleWeirdStringValue(type, String.valueOf(text), "one of " + values.keySet());
        }
    }
}
