package dev.tradewind.identity;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.identity.IdentityEvent;
import dev.tradewind.contracts.identity.IdentityService;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Runs the identity domain. */
public final class IdentityVerticle extends VerticleBase {
    private static final Duration CLEAN_UP_EVERY = Duration.ofHours(1);

    private @Nullable Domain<IdentityEvent> domain;
    private @Nullable Hashing hashing;

    @Override
    public Future<?> start() {
        IdentityConfig config = IdentityConfig.from(config());
        Domain<IdentityEvent> opened = Domain.open(vertx, IdentityEvent.TYPES, config.domain());
        domain = opened;
        Database database = opened.database();
        Hashing threads = new Hashing(vertx, config.passwords());
        hashing = threads;
        SigningKeys keys = new SigningKeys(vertx, new TokenStore(database));
        Accounts accounts = new Accounts(threads, database, opened.log());
        SignIn signIn = new SignIn(threads, config, database, keys);
        Identity identity = new Identity(opened, accounts, signIn, keys);
        vertx.setPeriodic(CLEAN_UP_EVERY.toMillis(), timer -> signIn.forgetExpired());
        return opened.serve(IdentityService.class, IdentityService.ADDRESS, identity)
                .start()
                .compose(started -> new FirstAdmin(config, accounts).provide());
    }

    @Override
    public Future<?> stop() {
        Future<Void> closed = domain == null ? Future.succeededFuture() : domain.close();
        return closed.eventually(() -> hashing == null ? Future.succeededFuture() : hashing.close());
    }
}
