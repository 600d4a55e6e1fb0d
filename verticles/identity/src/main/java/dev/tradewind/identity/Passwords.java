package dev.tradewind.identity;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Password hashes: PBKDF2 with HMAC-SHA-512 (RFC 8018), a salt of 16 random bytes, and many rounds. They take a
 * fifth of a second on purpose; run them on a worker thread.
 *
 * @param rounds of new hashes; a hash knows how many it took itself
 */
record Passwords(int rounds) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SCHEME = "pbkdf2-sha512";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;
    /** {@code pbkdf2-sha512$rounds$salt$hash}, both in base64. */
    String hash(String password) {
        byte[] salt = random(SALT_BYTES);
        return text(salt, derive(password, salt, rounds));
    }

    private String text(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return String.join(
                "$", SCHEME, String.valueOf(rounds), base64.encodeToString(salt), base64.encodeToString(hash));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Takes as long for no hash at all as for a wrong password. */
    boolean matches(String password, @Nullable String hash) {
        List<String> parts = List.of((hash == null ? nobodys() : hash).split("\\$", -1));
        byte[] salt = Base64.getDecoder().decode(parts.get(2));
        byte[] expected = Base64.getDecoder().decode(parts.get(3));
        byte[] actual = derive(password, salt, Integer.parseInt(parts.get(1)));
        return MessageDigest.isEqual(expected, actual) && hash != null;
    }

    /** Compared against where there is no account, so that the time an answer takes does not tell. */
    private String nobodys() {
        return text(random(SALT_BYTES), random(HASH_BITS / 8));
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            spec.clearPassword();
        }
    }
}
