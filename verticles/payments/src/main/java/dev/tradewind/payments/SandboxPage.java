package dev.tradewind.payments;

import java.math.BigDecimal;
import java.util.Currency;

/** The page on which a shopper plays 3-D Secure. No script, no style from elsewhere. */
final class SandboxPage {
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'";

    private static final String FRAME =
            """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sandbox bank</title>
            <style>
            body{font:1rem/1.5 system-ui,sans-serif;max-width:28rem;margin:15vh auto;padding:0 1rem;color:#1b1b1f}
            button{font:inherit;padding:.6rem 1.2rem;margin-right:.5rem;border:1px solid #1b1b1f;border-radius:.4rem}
            button:first-of-type{background:#1b1b1f;color:#fff}
            </style></head>
            <body><main><h1>Sandbox bank</h1>%s</main></body></html>
            """;

    private static final String QUESTION =
            """
            <p>A shop asks for <strong>%s</strong>. This is play money.</p>
            <form method="post" action="/sandbox/payments/%s/confirm">
            <button name="outcome" value="success">Confirm</button>
            <button name="outcome" value="failure">Refuse</button>
            </form>
            """;

    private SandboxPage() {}

    static String of(SandboxPayment payment) {
        return FRAME.formatted(
                switch (payment.state()) {
                    case ACTION_REQUIRED -> QUESTION.formatted(amount(payment), payment.id());
                    case AUTHORIZED -> "<p>The payment is confirmed. You can go back to the shop.</p>";
                    case DECLINED -> "<p>The payment is refused. You can go back to the shop.</p>";
                    case VOIDED -> "<p>The shop has taken the payment back.</p>";
                });
    }

    private static String amount(SandboxPayment payment) {
        int digits = Math.max(0, Currency.getInstance(payment.currency()).getDefaultFractionDigits());
        return BigDecimal.valueOf(payment.amount(), digits).toPlainString() + " " + payment.currency();
    }
}
