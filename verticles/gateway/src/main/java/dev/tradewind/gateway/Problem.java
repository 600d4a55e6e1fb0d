package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.ErrorCode;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.wire.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem document.
 *
 * @param errors particulars; the member is left out when there are none
 * @param more members that only this kind of problem has
 * @param retryAfterS told in a header; null when waiting does not help
 */
record Problem(
        String code, int status, String detail, List<?> errors, Map<String, Object> more, @Nullable Long retryAfterS) {
    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ErrorCode code, String detail) {
        return new Problem(code.key(), code.status(), detail, List.of(), Map.of(), null);
    }

    static Problem of(Fault fault) {
        List<?> errors = fault.errors().stream().map(Problem::shown).toList();
        return new Problem(fault.code(), fault.status(), fault.detail(), errors, Map.of(), fault.retryAfterS());
    }

    private static Map<String, Object> shown(Fault.Item item) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("pointer", item.pointer());
        shown.put("code", item.code());
        shown.put("detail", item.detail());
        if (item.against() != null) {
            shown.put("against", item.against());
        }
        return shown;
    }

    Problem with(Map<String, Object> members) {
        return new Problem(code, status, detail, errors, members, retryAfterS);
    }

    Problem withErrors(List<?> particulars) {
        return new Problem(code, status, detail, particulars, more, retryAfterS);
    }

    String json(String instance, String traceId) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:tradewind:problem:" + code);
        document.put("title", title());
        document.put("status", status);
        document.put("detail", detail);
        document.put("instance", instance);
        document.put("code", code);
        if (!errors.isEmpty()) {
            document.put("errors", errors);
        }
        document.putAll(more);
        document.put("trace_id", traceId);
        return Wire.write(document);
    }

    private String title() {
        return Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('_', ' ');
    }
}
