package dev.tradewind.contracts.fraud;

import dev.tradewind.contracts.shared.ErrorCode;
import java.util.Locale;

/** Faults of requests to fraud. */
public enum FraudError implements ErrorCode {
    REVIEW_DECIDED(409),
    RULE_EXISTS(409),
    INVALID_RULE(422),
    TOO_MANY_RULES(409),
    /** What the configuration says of models is not changed here. */
    MODEL_CONFIGURED(409);

    private final int status;

    FraudError(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
