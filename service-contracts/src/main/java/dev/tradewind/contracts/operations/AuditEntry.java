package dev.tradewind.contracts.operations;

import dev.tradewind.contracts.shared.RawJson;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One action of a person or a machine. It is noted before it is done, without an outcome, and again after it.
 *
 * @param id sorts by time
 * @param actor the person's or the API key's id
 * @param actorKind such as {@code staff}, {@code merchant} or {@code api_key}
 * @param action the operation's id in the OpenAPI document
 * @param subject what it was done to; null when that has no id yet
 * @param request what was asked for, without secrets; of a large body its size only
 * @param result what came of it, without secrets: after a change, the thing as it is then
 * @param status of the HTTP answer; null while it is not known
 * @param outcome null while it is not known, which it stays when the node died in between
 */
public record AuditEntry(
        String id,
        Instant at,
        @Nullable String actor,
        String actorKind,
        String role,
        String action,
        String method,
        String path,
        @Nullable String subject,
        @Nullable RawJson request,
        @Nullable RawJson result,
        @Nullable Integer status,
        @Nullable Outcome outcome,
        String traceId) {
    public enum Outcome {
        DONE,
        REFUSED,
        FAILED
    }
}
