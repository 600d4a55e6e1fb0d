package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CallContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By what a repeated request is recognised. */
final class Fingerprint {
    private Fingerprint() {}

    /** Two guests may choose the same key, and domains cannot tell guests apart: their cart's token does. */
    static CallContext context(Call call, String key) {
        String token = call.actor().id() == null ? call.header("X-Cart-Token") : null;
        String own = token == null ? key : sha256(token) + ":" + key;
        return new CallContext(call.actor(), own, of(call), call.trace().traceparent());
    }

    /** SHA-256 of method, path and body. */
    private static String of(Call call) {
        MessageDigest digest = digest();
        digest.update((call.request().method() + " " + call.request().path() + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(call.body().getBytes());
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
