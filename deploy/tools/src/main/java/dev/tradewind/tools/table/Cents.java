package dev.tradewind.tools.table;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Turns decimal amounts into integer cents, half up (away from zero), and keeps both sums, so that a report can say
 * what the rounding came to.
 */
public final class Cents {
    private static final int DECIMALS = 2;

    private BigDecimal exact = BigDecimal.ZERO;
    private BigDecimal rounded = BigDecimal.ZERO;
    private long rows;

    /** The amount in cents; it enters both sums. */
    public long add(BigDecimal amount) {
        BigDecimal cents = round(amount);
        exact = exact.add(amount);
        rounded = rounded.add(cents);
        rows += cents.compareTo(amount) == 0 ? 0 : 1;
        return cents.unscaledValue().longValueExact();
    }

    /** The amount in cents, on no account. */
    public static long of(BigDecimal amount) {
        return round(amount).unscaledValue().longValueExact();
    }

    /** Cents as a decimal amount. */
    public static BigDecimal decimal(long cents) {
        return BigDecimal.valueOf(cents, DECIMALS);
    }

    private static BigDecimal round(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    public BigDecimal exact() {
        return exact;
    }

    public BigDecimal rounded() {
        return rounded;
    }

    /** How many amounts had more decimals than cents have. */
    public long roundedRows() {
        return rows;
    }
}
