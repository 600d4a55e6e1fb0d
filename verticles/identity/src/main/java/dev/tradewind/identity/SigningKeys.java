package dev.tradewind.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import org.jspecify.annotations.Nullable;

/** The platform's signing key, read from its table when it is first needed and kept. */
final class SigningKeys {
    private final Vertx vertx;
    private final TokenStore store;
    private @Nullable Ready ready;

    private record Ready(SigningKey key, JWTAuth signer) {}

    SigningKeys(Vertx vertx, TokenStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    Future<SigningKey> key() {
        return ready().map(Ready::key);
    }

    Future<JWTAuth> signer() {
        return ready().map(Ready::signer);
    }

    private Future<Ready> ready() {
        return ready != null
                ? Future.succeededFuture(ready)
                : store.signingKey(SigningKey.generate()).map(this::keep);
    }

    private Ready keep(SigningKey key) {
        Ready kept = new Ready(key, JWTAuth.create(vertx, new JWTAuthOptions().addJwk(key.jwk())));
        ready = kept;
        return kept;
    }
}
