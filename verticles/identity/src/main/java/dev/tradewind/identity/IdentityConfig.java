package dev.tradewind.identity;

import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The domain's configuration.
 *
 * @param adminPassword of the first administrator, used while there is none; null to have one made up and shown once
 */
record IdentityConfig(
        DomainSettings domain,
        String adminEmail,
        @Nullable String adminPassword,
        Duration accessTokenLife,
        Duration refreshTokenLife,
        Passwords passwords,
        Throttle throttle) {
    private static final int PASSWORD_MIN = 10;

    static IdentityConfig from(JsonObject json) {
        Settings settings = Settings.of("verticles.identity", json);
        DomainSettings domain = DomainSettings.from(settings);
        String adminPassword = settings.optionalText("admin_password");
        if (adminPassword != null && adminPassword.length() < PASSWORD_MIN) {
            throw settings.problem("admin_password", "must have at least " + PASSWORD_MIN + " characters");
        }
        IdentityConfig config = new IdentityConfig(
                domain,
                settings.text("admin_email", "admin@tradewind.local"),
                adminPassword,
                settings.duration("access_token_life", Duration.ofMinutes(15)),
                settings.duration("refresh_token_life", Duration.ofDays(30)),
                // What OWASP asks for of PBKDF2 with SHA-512.
                new Passwords(settings.integer("password_rounds", 210_000, 1_000, 10_000_000)),
                new Throttle(
                        settings.integer("login_failures", 10, 1, 1_000),
                        settings.duration("login_window", Duration.ofMinutes(15))));
        settings.done();
        return config;
    }
}
