package dev.tradewind.contracts.wire;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.Id;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sealed interfaces carry the case's name in a {@code type} property. Events do not: their envelope names the type.
 * Java 17 made the cases known to reflection, so that no annotation on the contracts is needed.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass ac, JavaType baseType) {
        if (sealedRoot(ac.getRawType()) == null) {
            return super.findTypeResolver(config, ac, baseType);
        }
        return new StdTypeResolverBuilder()
                .init(JsonTypeInfo.Id.NAME, null)
                .inclusion(JsonTypeInfo.As.PROPERTY)
                .typeProperty("type");
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated a) {
        Class<?> raw = a.getRawType();
        if (!raw.isSealed() || sealedRoot(raw) == null) {
            return super.findSubtypes(a);
        }
        return Arrays.stream(raw.getPermittedSubclasses())
                .map(c -> new NamedType(c, Names.snake(c.getSimpleName())))
                .toList();
    }

    @Override
    public @Nullable String findTypeName(AnnotatedClass ac) {
        return sealedRoot(ac.getRawType()) == null
                ? super.findTypeName(ac)
                : Names.snake(ac.getRawType().getSimpleName());
    }

    /** A list or a map that an older peer does not write yet is empty, unless null has a meaning of its own. */
    @Override
    public JsonSetter.Value findSetterInfo(Annotated a) {
        return a instanceof AnnotatedParameter parameter && isFilledContainer(parameter)
                ? JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)
                : super.findSetterInfo(a);
    }

    private static boolean isFilledContainer(AnnotatedParameter parameter) {
        Class<?> raw = parameter.getRawType();
        Class<?> owner = parameter.getDeclaringClass();
        return owner.isRecord()
                && (raw == List.class || raw == Map.class)
                && !owner.getRecordComponents()[parameter.getIndex()]
                        .getAnnotatedType()
                        .isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Class<?> sealedRoot(Class<?> type) {
        if (Event.class.isAssignableFrom(type) || Id.class.isAssignableFrom(type)) {
            return null;
        }
        if (type.isSealed() && type.isInterface()) {
            return type;
        }
        return Arrays.stream(type.getInterfaces())
                .filter(Class::isSealed)
                .findFirst()
                .orElse(null);
    }
}
