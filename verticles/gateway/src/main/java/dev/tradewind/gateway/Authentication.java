package dev.tradewind.gateway;

import dev.tradewind.contracts.identity.Principal;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Who calls, and whether that one may call the operation. */
final class Authentication {
    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;
    private final ApiKeys keys;

    Authentication(AccessTokens tokens, ApiKeys keys) {
        this.tokens = tokens;
        this.keys = keys;
    }

    /**
     * Who the {@code Authorization} header stands for; null without one. Fails with {@code unauthorized} for a bad
     * one.
     */
    Future<@Nullable Principal> principal(@Nullable String authorization) {
        if (authorization == null) {
            return Future.succeededFuture(null);
        }
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Future.failedFuture(Unauthorized.because("Only Bearer authorization is known here."));
        }
        String token = authorization.substring(BEARER.length()).strip();
        return (token.startsWith(ApiKeys.PREFIX) ? keys.principal(token) : tokens.principal(token)).map(p -> p);
    }

    /** Fails with {@code unauthorized} or {@code forbidden}. */
    static Future<Void> permit(Operation operation, @Nullable Principal principal) {
        if (operation.isForAnyone()) {
            return Future.succeededFuture();
        }
        if (principal == null) {
            return Future.failedFuture(Unauthorized.because("Sign in first."));
        }
        return operation.roles().contains(principal.role())
                ? Future.succeededFuture()
                : Future.failedFuture(Fault.of(CommonError.FORBIDDEN, "Your role does not allow this."));
    }
}
