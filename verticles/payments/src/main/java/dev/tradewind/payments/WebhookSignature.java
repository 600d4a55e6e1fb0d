package dev.tradewind.payments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signatures of the form {@code t=<seconds>,v1=<hex HMAC-SHA-256 of "t.body">}, as Stripe makes them. */
final class WebhookSignature {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern TIME = Pattern.compile("(?:^|,)t=(\\d{1,12})(?:,|$)");
    private static final Pattern MAC = Pattern.compile("(?:^|,)v1=([0-9a-f]{64})(?=,|$)");

    private WebhookSignature() {}

    static String sign(String secret, String body, Instant at) {
        return "t=" + at.getEpochSecond() + ",v1=" + mac(secret, at.getEpochSecond(), body);
    }

    /** True when one of the signatures is right and its time is within five minutes of now. */
    static boolean verify(String secret, String signature, String body, Instant now) {
        Matcher time = TIME.matcher(signature);
        if (!time.find()) {
            return false;
        }
        long seconds = Long.parseLong(time.group(1));
        Duration age = Duration.between(Instant.ofEpochSecond(seconds), now).abs();
        return age.compareTo(TOLERANCE) <= 0 && contains(signature, mac(secret, seconds, body));
    }

    private static boolean contains(String signature, String expected) {
        byte[] right = expected.getBytes(StandardCharsets.US_ASCII);
        // several while the provider changes its secret
        return MAC.matcher(signature)
                .results()
                .map(result -> result.group(1).getBytes(StandardCharsets.US_ASCII))
                .anyMatch(given -> MessageDigest.isEqual(right, given));
    }

    private static String mac(String secret, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }
}
