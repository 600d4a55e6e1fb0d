package dev.tradewind.identity;

import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that somebody can sign in to a new platform. */
final class FirstAdmin {
    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);
    private static final int PASSWORD_LENGTH = 20;

    private final IdentityConfig config;
    private final Accounts accounts;

    FirstAdmin(IdentityConfig config, Accounts accounts) {
        this.config = config;
        this.accounts = accounts;
    }

    Future<Void> provide() {
        String given = config.adminPassword();
        String password = given == null ? Secrets.next().substring(0, PASSWORD_LENGTH) : given;
        return accounts.addFirstAdmin(config.adminEmail(), password).map(added -> {
            if (added && given == null) {
                show(password);
            }
            return null;
        });
    }

    /** On standard output and not in the log: a log is kept and copied. */
    private void show(String password) {
        log.info(
                "made the first administrator, {}; its password is shown on standard output, once",
                config.adminEmail());
        System.out.println("Administrator " + config.adminEmail() + ", password " + password + " (shown only now)");
    }
}
