package dev.tradewind.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {
    private static final String BODY = "{\"a\":1}";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final String signature = WebhookSignature.sign("secret", BODY, NOW);

    @Test
    void signsAsOpenSslDoes() {
        // printf '12345.{}' | openssl dgst -sha256 -hmac whsec_test
        assertThat(WebhookSignature.sign("whsec_test", "{}", Instant.ofEpochSecond(12_345)))
                .isEqualTo("t=12345,v1=f7d0d6f2476273381fa231a8ba13a821a0c87029e7b1bfae51e93d0240fb7c32");
    }

    @Test
    void acceptsItsOwnSignature() {
        assertThat(WebhookSignature.verify("secret", signature, BODY, NOW)).isTrue();
    }

    @Test
    void refusesAnotherSecretOrText() {
        assertThat(WebhookSignature.verify("other", signature, BODY, NOW)).isFalse();
        assertThat(WebhookSignature.verify("secret", signature, "{\"a\":2}", NOW))
                .isFalse();
    }

    @Test
    void refusesWhatIsOlderOrNewerThanFiveMinutes() {
        Duration tooLong = Duration.ofMinutes(5).plusSeconds(1);

        assertThat(WebhookSignature.verify("secret", signature, BODY, NOW.plus(tooLong)))
                .isFalse();
        assertThat(WebhookSignature.verify("secret", signature, BODY, NOW.minus(tooLong)))
                .isFalse();
        assertThat(WebhookSignature.verify("secret", signature, BODY, NOW.plusSeconds(299)))
                .isTrue();
    }

    @Test
    void acceptsOneRightSignatureAmongSeveral() {
        String several = signature.replaceFirst("v1=", "v1=" + "0".repeat(64) + ",v1=");

        assertThat(WebhookSignature.verify("secret", several, BODY, NOW)).isTrue();
    }

    @Test
    void refusesNonsense() {
        String cut = signature.substring(0, signature.length() - 1);

        assertThat(WebhookSignature.verify("secret", "", "", NOW)).isFalse();
        assertThat(WebhookSignature.verify("secret", "t=,v1=", "", NOW)).isFalse();
        assertThat(WebhookSignature.verify("secret", "t=99999999999999999999,v1=00", "", NOW))
                .isFalse();
        assertThat(WebhookSignature.verify("secret", cut, BODY, NOW)).isFalse();
    }
}
