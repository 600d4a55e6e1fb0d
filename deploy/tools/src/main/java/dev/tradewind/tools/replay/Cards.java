package dev.tradewind.tools.replay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Which card a shopper tries first: the good one, or now and then another of the sandbox's tokens. */
public final class Cards {
    private static final String GOOD = "tok_visa";

    private final Map<String, Double> percent;

    /** @param percent of shoppers by token; the rest pays with {@code tok_visa} */
    public Cards(Map<String, Double> percent) {
        if (percent.values().stream().mapToDouble(Double::doubleValue).sum() > 100) {
            throw new IllegalArgumentException("shares of tokens come to more than 100 percent");
        }
        this.percent = new LinkedHashMap<>(percent);
    }

    /** The same for the same shopper at every run. */
    String of(int shopper) {
        double drawn = new SplittableRandom(shopper).nextDouble(100);
        for (Map.Entry<String, Double> token : percent.entrySet()) {
            drawn -= token.getValue();
            if (drawn < 0) {
                return token.getKey();
            }
        }
        return GOOD;
    }
}
