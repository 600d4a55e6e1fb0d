package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By what a repeated request is recognised. */
final class Fingerprint {
    private static final int SECRET_MIN = 22;
    private static final int DISTINCT_MIN = 8;

    private static final String GUESSABLE = "is all that tells one guest from another, so it must be random: at least "
            + SECRET_MIN + " characters, such as a UUID";

    private Fingerprint() {}

    /**
     * Two guests may choose the same key, and domains cannot tell guests apart. Their cart's token does; without one
     * the key itself is all that keeps the answer, and the token in it, from strangers, so that it must be a secret.
     */
    static CallContext context(Call call, String key) {
        return new CallContext(
                call.actor(),
                call.actor().id() == null ? ofGuest(call, key) : key,
                of(call),
                call.trace().traceparent());
    }

    private static String ofGuest(Call call, String key) {
        String token = call.header(Call.CART_TOKEN);
        if (token != null && isSecret(token)) {
            return sha256(token) + ":" + key;
        }
        if (!isSecret(key)) {
            throw Fault.of(
                    CommonError.VALIDATION_FAILED,
                    "The request is not valid.",
                    new Fault.Item("/header/Idempotency-Key", "guessable", GUESSABLE));
        }
        return key;
    }

    /** As long as 128 random bits, and no simple repetition. */
    private static boolean isSecret(String text) {
        return text.length() >= SECRET_MIN && text.chars().distinct().count() >= DISTINCT_MIN;
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
