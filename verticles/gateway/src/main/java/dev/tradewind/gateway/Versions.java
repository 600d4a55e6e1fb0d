package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import org.jspecify.annotations.Nullable;

/** Which version a change expects: the one in its body, or the one in {@code If-Match}. */
final class Versions {
    private Versions() {}

    /** Fails with {@code version_conflict} when the two differ, or {@code If-Match} is no version of ours. */
    static @Nullable Long expected(Call call, @Nullable Long inBody) {
        String header = call.header("If-Match");
        if (header == null || header.equals("*")) {
            return inBody;
        }
        Long version = version(header);
        if (version == null || inBody != null && !inBody.equals(version)) {
            throw Fault.of(CommonError.VERSION_CONFLICT, "If-Match names another version.");
        }
        return version;
    }

    private static @Nullable Long version(String header) {
        String tag = header.strip();
        boolean quoted = tag.length() > 2 && tag.startsWith("\"") && tag.endsWith("\"");
        try {
            return quoted ? Long.valueOf(tag.substring(1, tag.length() - 1)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
