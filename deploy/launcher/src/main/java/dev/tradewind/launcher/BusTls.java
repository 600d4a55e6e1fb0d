package dev.tradewind.launcher;

import dev.tradewind.chassis.Settings;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the bus between nodes is encrypted, and that both ends show a certificate of the same authority. PEM files.
 *
 * @param authority whoever has a certificate from it is a node: give it out for nothing else
 */
public record BusTls(String key, String certificate, String authority) {
    private static final String[] KEYS = {"key", "certificate", "authority"};

    /** Null when nothing is given; everything must be when something is. */
    static @Nullable BusTls from(Settings settings) {
        String[] files = new String[KEYS.length];
        boolean given = false;
        for (int i = 0; i < KEYS.length; i++) {
            files[i] = settings.text(KEYS[i], "");
            given |= !files[i].isEmpty();
        }
        if (!given) {
            return null;
        }
        for (int i = 0; i < KEYS.length; i++) {
            if (files[i].isEmpty() || !Files.isReadable(Path.of(files[i]))) {
                throw settings.problem(KEYS[i], "must name a PEM file that can be read");
            }
        }
        return new BusTls(files[0], files[1], files[2]);
    }

    void into(EventBusOptions bus) {
        bus.setSsl(true)
                .setTrustAll(false)
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(new PemKeyCertOptions().setKeyPath(key).setCertPath(certificate))
                .setTrustOptions(new PemTrustOptions().addCertPath(authority));
    }
}
