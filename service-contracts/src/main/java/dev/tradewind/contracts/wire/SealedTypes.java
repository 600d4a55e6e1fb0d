package dev.tradewind.contracts.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.Id;
import java.util.Arrays;
import java.util.List;
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
