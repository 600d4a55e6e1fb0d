package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CallContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By what a repeated request is recognised. */
final class Fingerprint {
    private Fingerprint() {}

    /**
     * A key belongs to who sends it: two callers may choose the same one. Guests are told apart by their cart's token.
     */
    static CallContext context(Call call, String key) {
        String token = call.header("X-Cart-Token");
        String owner = call.actor().id() != null ? call.actor().id() : token != null ? sha256(token) : "guest";
        return new CallContext(
                call.actor(), owner + ":" + key, of(call), call.trace().traceparent());
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
