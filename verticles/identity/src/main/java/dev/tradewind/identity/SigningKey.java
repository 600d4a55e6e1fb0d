package dev.tradewind.identity;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** The pair that signs access tokens (ES256: ECDSA on P-256), as JSON Web Keys (RFC 7517). */
record SigningKey(JsonObject jwk) {
    private static final int COORDINATE_BYTES = 32;

    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey open = (ECPublicKey) pair.getPublic();
            return new SigningKey(new JsonObject()
                    .put("kty", "EC")
                    .put("crv", "P-256")
                    .put("use", "sig")
                    .put("alg", "ES256")
                    .put("kid", Secrets.next().substring(0, 16))
                    .put("x", coordinate(open.getW().getAffineX()))
                    .put("y", coordinate(open.getW().getAffineY()))
                    .put("d", coordinate(((ECPrivateKey) pair.getPrivate()).getS())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What anybody may have: the key without its private part. */
    JsonObject open() {
        JsonObject open = jwk.copy();
        open.remove("d");
        return open;
    }

    /** Unsigned, of fixed length, as RFC 7518 wants it. */
    private static String coordinate(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(signed.length, COORDINATE_BYTES);
        System.arraycopy(signed, signed.length - length, fixed, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
