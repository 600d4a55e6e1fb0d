package dev.tradewind.gateway;

import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.identity.VerificationKey;
import dev.tradewind.contracts.shared.RawJson;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/** Signs access tokens as identity would. */
final class TestTokens {
    static final String CUSTOMER = "cus_01jd0000000000000000000000";
    static final String MERCHANT = "mer_01jd0000000000000000000000";

    private final Vertx vertx;
    private JsonObject publicKey;
    private JWTAuth signer;

    TestTokens(Vertx vertx) {
        this.vertx = vertx;
        newKey("key-1");
    }

    void newKey(String kid) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey key = (ECPublicKey) pair.getPublic();
            publicKey = new JsonObject()
                    .put("kty", "EC")
                    .put("crv", "P-256")
                    .put("alg", "ES256")
                    .put("use", "sig")
                    .put("kid", kid)
                    .put("x", base64(key.getW().getAffineX()))
                    .put("y", base64(key.getW().getAffineY()));
            JsonObject privateKey = publicKey.copy().put("d", base64(((ECPrivateKey) pair.getPrivate()).getS()));
            signer = JWTAuth.create(vertx, new JWTAuthOptions().addJwk(privateKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    VerificationKey verificationKey() {
        return new VerificationKey(new RawJson(publicKey.encode()));
    }

    String of(Role role) {
        String sub = role == Role.CUSTOMER ? CUSTOMER : "usr_01jd0000000000000000000000";
        return of(role, sub, role == Role.MERCHANT ? MERCHANT : null, 600);
    }

    String of(Role role, String sub, String merchant, int seconds) {
        JsonObject claims =
                new JsonObject().put("sub", sub).put("role", role.name().toLowerCase(Locale.ROOT));
        if (merchant != null) {
            claims.put("merchant_id", merchant);
        }
        long now = System.currentTimeMillis() / 1000;
        claims.put("iat", now).put("exp", now + seconds);
        return signer.generateToken(claims, new JWTOptions().setAlgorithm("ES256"));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[32];
        int from = Math.max(0, bytes.length - 32);
        byte[] tail = Arrays.copyOfRange(bytes, from, bytes.length);
        System.arraycopy(tail, 0, fixed, 32 - tail.length, tail.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
