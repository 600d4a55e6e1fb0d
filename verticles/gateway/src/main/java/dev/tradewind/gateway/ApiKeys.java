package dev.tradewind.gateway;

import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.identity.Principal;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Asks identity what an API key stands for, and remembers the answer for a short while: that long a revoked key still
 * works.
 */
final class ApiKeys {
    static final String PREFIX = "tw_";
    private static final int REMEMBERED_MAX = 10_000;
    private static final long GOOD_MS = 30_000;
    private static final long BAD_MS = 5_000;
    private static final int LENGTH_MAX = 200;

    private final IdentityService identity;
    private final Patience patience;
    // By digest, so that no secret stays in memory. Empty for a key that is not good.
    private final Recent<String, Optional<Principal>> known = new Recent<>(REMEMBERED_MAX);

    ApiKeys(IdentityService identity, Patience patience) {
        this.identity = identity;
        this.patience = patience;
    }

    /** Fails with {@code unauthorized} for a key that is not good. */
    Future<Principal> principal(String secret) {
        if (secret.length() > LENGTH_MAX) {
            return refused();
        }
        String digest = Fingerprint.sha256(secret);
        Optional<Principal> remembered = known.get(digest, System.currentTimeMillis());
        if (remembered != null) {
            return remembered.map(Future::succeededFuture).orElseGet(ApiKeys::refused);
        }
        return patience.repeatable(() -> identity.apiKey(secret))
                .onSuccess(principal -> remember(digest, Optional.of(principal), GOOD_MS))
                .onFailure(failure -> {
                    if (Fault.in(failure) != null) {
                        remember(digest, Optional.empty(), BAD_MS);
                    }
                });
    }

    private void remember(String digest, Optional<Principal> principal, long ms) {
        known.put(digest, principal, System.currentTimeMillis() + ms);
    }

    private static Future<Principal> refused() {
        return Future.failedFuture(Unauthorized.because("The API key is not good."));
    }
}
