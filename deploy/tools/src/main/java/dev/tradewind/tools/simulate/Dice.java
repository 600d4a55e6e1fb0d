package dev.tradewind.tools.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** All chance there is. The same seed falls the same way on every machine. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        // Neighbouring seeds would begin alike.
        this.random = new SplittableRandom(new SplittableRandom(seed).nextLong());
    }

    /** True so many times in a hundred. */
    boolean percent(double chance) {
        return random.nextDouble() * 100 < chance;
    }

    /** Both ends included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    long between(long low, long high) {
        return random.nextLong(low, high + 1);
    }

    long any() {
        return random.nextLong();
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** So many different ones of the list, in its order. */
    <T> List<T> some(List<T> choices, int count) {
        List<T> left = new ArrayList<>(choices);
        while (left.size() > count) {
            left.remove(random.nextInt(left.size()));
        }
        return left;
    }
}
