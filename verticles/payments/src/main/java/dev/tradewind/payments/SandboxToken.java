package dev.tradewind.payments;

import dev.tradewind.contracts.payments.PaymentEvent.Card;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sandbox's tokens, each for one outcome. */
enum SandboxToken {
    VISA("tok_visa", SandboxPayment.State.AUTHORIZED, null),
    DECLINED("tok_declined", SandboxPayment.State.DECLINED, "card_declined"),
    INSUFFICIENT_FUNDS("tok_insufficient_funds", SandboxPayment.State.DECLINED, "insufficient_funds"),
    /** Authorized or declined by what the shopper does on the sandbox's page. */
    THREE_DS("tok_3ds", SandboxPayment.State.ACTION_REQUIRED, null),
    /** Answered with 500, and nothing happens. */
    ERROR("tok_error", SandboxPayment.State.AUTHORIZED, null),
    /** Never answered. Whether it is authorized all the same is one of the faults. */
    TIMEOUT("tok_timeout", SandboxPayment.State.AUTHORIZED, null),
    SLOW("tok_slow", SandboxPayment.State.AUTHORIZED, null);

    final String text;
    final SandboxPayment.State outcome;
    final @Nullable String code;
    final Card card;

    SandboxToken(String text, SandboxPayment.State outcome, @Nullable String code) {
        this.text = text;
        this.outcome = outcome;
        this.code = code;
        card = new Card(
                "visa",
                "4242",
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString());
    }

    static Optional<SandboxToken> of(String text) {
        return Arrays.stream(values()).filter(token -> token.text.equals(text)).findFirst();
    }
}
