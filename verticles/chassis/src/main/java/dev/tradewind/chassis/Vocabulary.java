package dev.tradewind.chassis;

import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which calls of a service a build understands: a generated proxy writes the method's name and all of its parameters'
 * names, those without a value too. Another build may know other methods.
 */
final class Vocabulary {
    private final Map<String, Set<String>> methods = new HashMap<>();

    Vocabulary(Class<?> service) {
        for (Method method : service.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                methods.put(
                        method.getName(),
                        Arrays.stream(method.getParameters())
                                .map(Parameter::getName)
                                .collect(Collectors.toUnmodifiableSet()));
            }
        }
    }

    boolean has(Message<JsonObject> call) {
        Set<String> parameters = methods.get(call.headers().get("action"));
        return parameters != null && parameters.equals(call.body().fieldNames());
    }

    /** As if nobody were here, which says to every caller that nothing was done and that another node may do it. */
    static ReplyException notUnderstood() {
        return new ReplyException(ReplyFailure.NO_HANDLERS, "this build does not know such a call");
    }
}
