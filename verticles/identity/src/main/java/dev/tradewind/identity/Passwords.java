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
 * Password hashes: PBKDF2 with HMAC-SHA-512 (RFC 8018), a salt of 16 random bytes, and as many rounds as OWASP asks for. They take a
 * fifth of a second on purpose; run them on a worker thread.
 */
final class Passwords {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SCHEME = "pbkdf2-sha512";
    private static final int ROUNDS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;
    /** Compared against where there is no account, so that the time an answer takes does not tell. */
    private static final String NOBODY = hash("nobody has this password");

    private Passwords() {}

    /** {@code pbkdf2-sha512$rounds$salt$hash}, both in base64. */
    static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        String hash = base64.encodeToString(derive(password, salt, ROUNDS));
        return String.join("$", SCHEME, String.valueOf(ROUNDS), base64.encodeToString(salt), hash);
    }

    /** Takes as long for no hash at all as for a wrong password. */
    static boolean matches(String password, @Nullable String hash) {
        List<String> parts = List.of((hash == null ? NOBODY : hash).split("\\$", -1));
        byte[] salt = Base64.getDecoder().decode(parts.get(2));
        byte[] expected = Base64.getDecoder().decode(parts.get(3));
        byte[] actual = derive(password, salt, Integer.parseInt(parts.get(1)));
        return MessageDigest.isEqual(expected, actual) && hash != null;
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
