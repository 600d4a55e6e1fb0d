package dev.tradewind.gateway;

import dev.tradewind.contracts.identity.AccessClaims;
import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.identity.Principal;
import dev.tradewind.contracts.identity.VerificationKey;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Verifies access tokens here, with identity's public key. The key is fetched when it is first needed, and again when
 * a token does not verify, since it may have changed; but not more often than every few seconds, whatever tokens
 * people make up. Until there is another key the known one serves on, so that nobody is shut out while identity is
 * away.
 */
final class AccessTokens {
    private static final long KEY_AGE_MIN_MS = 3_000;
    private static final int REMEMBERED_MAX = 10_000;
    private static final int LENGTH_MAX = 4_000;

    private final Vertx vertx;
    private final IdentityService identity;
    private final Patience patience;
    private final LongSupplier clockMs;
    // Verifying a signature costs more than most requests do; an accepted token stays good until it expires.
    private final Recent<String, Principal> accepted = new Recent<>(REMEMBERED_MAX);
    private @Nullable JWTAuth verifier;
    private Future<JWTAuth> fetching = Future.failedFuture("not asked for yet");
    private long fetchedAtMs;

    /** @param clockMs milliseconds since 1970 */
    AccessTokens(Vertx vertx, IdentityService identity, Patience patience, LongSupplier clockMs) {
        this.vertx = vertx;
        this.identity = identity;
        this.patience = patience;
        this.clockMs = clockMs;
    }

    /** Fails with {@code unauthorized} for a token that is not good. */
    Future<Principal> principal(String token) {
        long now = clockMs.getAsLong();
        Principal known = accepted.get(token, now);
        if (known != null) {
            return Future.succeededFuture(known);
        }
        if (token.length() > LENGTH_MAX || token.chars().filter(c -> c == '.').count() != 2) {
            return Future.failedFuture(Unauthorized.because("The access token is not good."));
        }
        return verifier(now).compose(verifier -> verify(verifier, token)).recover(failure -> onceMore(token, failure));
    }

    private Future<Principal> onceMore(String token, Throwable failure) {
        if (!(failure instanceof NotVerified)) {
            return Future.failedFuture(failure);
        }
        long now = clockMs.getAsLong();
        boolean isNew = now - fetchedAtMs < KEY_AGE_MIN_MS;
        if (isNew && fetching.isComplete()) {
            return Future.failedFuture(Unauthorized.because("The access token is not good."));
        }
        return (isNew ? fetching : fetch(now))
                .compose(verifier -> verify(verifier, token))
                .recover(again -> Future.failedFuture(
                        again instanceof NotVerified ? Unauthorized.because("The access token is not good.") : again));
    }

    private Future<Principal> verify(JWTAuth verifier, String token) {
        return verifier.authenticate(new TokenCredentials(token))
                .recover(failure -> Future.failedFuture(new NotVerified()))
                .compose(user -> accept(token, user.attributes().getJsonObject("accessToken")));
    }

    private Future<Principal> accept(String token, JsonObject json) {
        try {
            AccessClaims claims = Wire.read(json.encode(), AccessClaims.class);
            Principal principal = claims.principal();
            accepted.put(token, principal, claims.exp() * 1_000);
            return Future.succeededFuture(principal);
        } catch (IllegalArgumentException notOurs) {
            return Future.failedFuture(Unauthorized.because("The access token is not good."));
        }
    }

    private Future<JWTAuth> verifier(long now) {
        if (verifier != null) {
            return Future.succeededFuture(verifier);
        }
        return fetching.isComplete() ? fetch(now) : fetching;
    }

    private Future<JWTAuth> fetch(long now) {
        fetchedAtMs = now;
        fetching = patience.repeatable(identity::verificationKey).map(this::taken);
        return fetching;
    }

    private JWTAuth taken(VerificationKey key) {
        JWTAuth fresh = JWTAuth.create(
                vertx, new JWTAuthOptions().addJwk(new JsonObject(key.jwk().text())));
        verifier = fresh;
        return fresh;
    }

    /** Expired, forged, or signed with a key that is not known here. */
    private static final class NotVerified extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotVerified() {
            super("not verified", null, false, false);
        }
    }
}
