package dev.tradewind.identity;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.identity.AccessClaims;
import dev.tradewind.contracts.identity.Credentials;
import dev.tradewind.contracts.identity.IdentityError;
import dev.tradewind.contracts.identity.Tokens;
import dev.tradewind.contracts.shared.Checks;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in, and staying signed in. */
final class SignIn {
    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final Turns turns = new Turns();
    private final Hashing hashing;
    private final IdentityConfig config;
    private final Database database;
    private final AccountStore accounts;
    private final TokenStore tokens;
    private final SigningKeys keys;

    SignIn(Hashing hashing, IdentityConfig config, Database database, SigningKeys keys) {
        this.hashing = hashing;
        this.config = config;
        this.database = database;
        this.accounts = new AccountStore(database);
        this.tokens = new TokenStore(database);
        this.keys = keys;
    }

    /**
     * One after another per account and address: attempts made at once must not slip through before they are counted.
     */
    Future<Tokens> login(Credentials credentials, String address) {
        return new Checks().email(credentials.email(), "/email").passed()
                ? turns.take(
                        credentials.email().toLowerCase(Locale.ROOT) + " " + address,
                        () -> attempt(credentials, address))
                : Future.failedFuture(wrong());
    }

    private Future<Tokens> attempt(Credentials credentials, String address) {
        Instant now = Instant.now();
        return tokens.failures(credentials.email(), address, now)
                .compose(failures -> admit(config.throttle().pause(failures, now)))
                .compose(admitted -> accounts.byEmail(credentials.email()))
                .compose(account -> prove(account.filter(Account::enabled), credentials, address));
    }

    private static Future<Void> admit(Duration pause) {
        return pause.isZero()
                ? Future.succeededFuture()
                : Future.failedFuture(Fault.passing(
                        IdentityError.TOO_MANY_ATTEMPTS, "Too many failed attempts.", pause.toSeconds() + 1));
    }

    private Future<Tokens> prove(Optional<Account> account, Credentials credentials, String address) {
        String hash = account.map(Account::passwordHash).orElse(null);
        String password = credentials.password();
        // Nobody has a longer one, and it takes as long to say so as for any other wrong one.
        String tried = password.length() > Accounts.PASSWORD_MAX ? "" : password;
        return hashing.matches(tried, hash)
                .compose(right ->
                        right ? welcome(account.orElseThrow(), address) : refuse(credentials.email(), address));
    }

    private Future<Tokens> welcome(Account account, String address) {
        return tokens.forgetFailures(account.email(), address).compose(forgotten -> begin(account));
    }

    private Future<Tokens> refuse(String email, String address) {
        Instant now = Instant.now();
        return tokens.countFailure(
                        email, address, now, now.minus(config.throttle().window()))
                .compose(counted -> Future.failedFuture(wrong()));
    }

    private static Throwable wrong() {
        return Fault.of(IdentityError.INVALID_CREDENTIALS, "E-mail address or password is wrong.");
    }

    /** A new line of refresh tokens for somebody who has proven who he is. */
    Future<Tokens> begin(Account account) {
        return keys.signer().compose(signer -> database.transaction(tx -> issue(tx, account, Secrets.next(), signer)));
    }

    /** The outcome of using a refresh token; a revocation must be committed although the request fails. */
    private record Use(Optional<Tokens> tokens) {}

    Future<Tokens> refresh(String token) {
        return keys.signer()
                .compose(signer -> database.transaction(tx -> tokens.lockRefresh(tx, token)
                        .compose(found -> found.isEmpty()
                                ? Future.succeededFuture(new Use(Optional.empty()))
                                : use(tx, token, found.get(), signer))))
                .compose(use -> use.tokens()
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(Fault.of(
                                IdentityError.INVALID_CREDENTIALS, "The refresh token is not good (any more)."))));
    }

    /** Locked first, so that a use of it at the same moment leaves no successor behind. */
    Future<Void> end(String token) {
        return database.transaction(tx -> tokens.lockRefresh(tx, token)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : tokens.revokeLine(tx, found.get().line())));
    }

    private Future<Use> use(Tx tx, String token, TokenStore.Refresh refresh, JWTAuth signer) {
        if (refresh.used()) {
            // Somebody else has it too. Whoever it is, both must sign in again.
            return tokens.revokeLine(tx, refresh.line()).map(new Use(Optional.empty()));
        }
        if (refresh.expiresAt().isBefore(Instant.now())) {
            return Future.succeededFuture(new Use(Optional.empty()));
        }
        return tokens.useRefresh(tx, token)
                .compose(used -> accounts.byId(tx, refresh.accountId()))
                .compose(account -> account.filter(Account::enabled).isEmpty()
                        ? Future.succeededFuture(new Use(Optional.empty()))
                        : issue(tx, account.get(), refresh.line(), signer).map(issued -> new Use(Optional.of(issued))));
    }

    private Future<Tokens> issue(Tx tx, Account account, String line, JWTAuth signer) {
        Instant now = Instant.now();
        String refresh = Secrets.next();
        AccessClaims claims = new AccessClaims(
                account.id(),
                account.role(),
                account.merchantId(),
                now.getEpochSecond(),
                now.plus(config.accessTokenLife()).getEpochSecond());
        String access =
                signer.generateToken(new JsonObject(Wire.write(claims)), new JWTOptions().setAlgorithm("ES256"));
        Tokens issued = new Tokens(access, refresh, config.accessTokenLife().toSeconds());
        TokenStore.Refresh next =
                new TokenStore.Refresh(line, account.id(), now.plus(config.refreshTokenLife()), false);
        return tokens.addRefresh(tx, refresh, next).map(issued);
    }

    /** Tokens that have expired and failures of windows gone by are of no use to anybody. */
    void forgetExpired() {
        Instant now = Instant.now();
        tokens.forgetExpired(now, now.minus(config.throttle().window()))
                .onFailure(failure -> log.warn("expired tokens were not cleaned up: {}", failure.getMessage()));
    }
}
