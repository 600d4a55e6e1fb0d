package dev.tradewind.contracts.shared;

import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that cannot be done as it stands, as it crosses the event bus: an {@link ErrorCode} with its particulars.
 * The gateway renders it as a problem document.
 *
 * @param retryAfterS the fault passes by itself after so many seconds; null when waiting does not help
 */
public record Fault(String code, int status, String detail, List<Item> errors, @Nullable Long retryAfterS) {
    /**
     * One particular: where in the request (a JSON pointer), which code, in words.
     *
     * @param against what there is that stands against the request at this place; null when nothing does
     */
    public record Item(String pointer, String code, String detail, @Nullable Against against) {
        public Item(String pointer, String code, String detail) {
            this(pointer, code, detail, null);
        }
    }

    /**
     * Things that stand against a request, and a few of them by name.
     *
     * @param orMore whether counting was given up
     */
    public record Against(long count, boolean orMore, List<Example> examples) {}

    /** @param value what it has there, shortened; null when it has nothing */
    public record Example(String id, String name, @Nullable String value) {}

    public static ServiceException of(ErrorCode code, String detail, Item... errors) {
        return new Fault(code.key(), code.status(), detail, List.of(errors), null).exception();
    }

    /** A fault that passes by itself. */
    public static ServiceException passing(ErrorCode code, String detail, long retryAfterS) {
        return new Fault(code.key(), code.status(), detail, List.of(), retryAfterS).exception();
    }

    public static ServiceException notFound(Id id) {
        return of(CommonError.NOT_FOUND, "There is no " + id.value() + ".");
    }

    /** The fault inside a failed call, or null when the failure is a bug or an outage. */
    public static @Nullable Fault in(Throwable failure) {
        if (!(failure instanceof ServiceException service)) {
            return null;
        }
        JsonObject info = service.getDebugInfo();
        String fault = info == null ? null : info.getString("fault");
        return fault == null ? null : Wire.read(fault, Fault.class);
    }

    private ServiceException exception() {
        return new ServiceException(status, code, new JsonObject().put("fault", Wire.write(this)));
    }
}
