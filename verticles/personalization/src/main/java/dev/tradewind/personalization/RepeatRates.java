package dev.tradewind.personalization;

/**
 * How often shoppers come back to an item of their session, learned as sessions happen: by how long ago they looked at
 * it, how often, and whether they are going back and forth already.
 */
final class RepeatRates {
    private static final int LAGS = 16;
    private static final int COUNTS = 3;
    private static final int MOODS = 3;
    private static final int LOOK_BACK = 40;
    /** As if that many chances had been seen of which hardly one was taken: rare situations promise nothing. */
    private static final double PRIOR_CHANCES = 10;

    private static final double PRIOR_REPEATS = 0.1;

    private final long[] chances = new long[LAGS * COUNTS * MOODS];
    private final long[] repeats = new long[LAGS * COUNTS * MOODS];

    /** The click after these first {@code length} items was the next one; weight −1 takes it back. */
    void learn(int[] clicks, int length, int weight) {
        int mood = mood(clicks, length);
        for (int at = length - 1; at >= Math.max(0, length - LOOK_BACK); at--) {
            if (!isLast(clicks, length, at)) {
                continue;
            }
            int situation = situation(clicks, length, at, mood);
            chances[situation] += weight;
            if (clicks[at] == clicks[length]) {
                repeats[situation] += weight;
            }
        }
    }

    /** Takes back what was learned from a whole session. */
    void forget(int[] clicks) {
        for (int length = 1; length < clicks.length; length++) {
            learn(clicks, length, -1);
        }
    }

    void write(Ink ink) {
        for (int situation = 0; situation < chances.length; situation++) {
            ink.number(chances[situation]);
            ink.number(repeats[situation]);
        }
    }

    /** As it was written. */
    static RepeatRates read(Script script) {
        RepeatRates rates = new RepeatRates();
        for (int situation = 0; situation < rates.chances.length; situation++) {
            rates.chances[situation] = script.number();
            rates.repeats[situation] = script.number();
        }
        return rates;
    }

    /** The chance that the item at this place comes next. */
    double rate(int[] clicks, int length, int at) {
        int situation = situation(clicks, length, at, mood(clicks, length));
        return (repeats[situation] + PRIOR_REPEATS) / (chances[situation] + PRIOR_CHANCES);
    }

    /** Whether the item at this place does not come again before the end. */
    static boolean isLast(int[] clicks, int length, int at) {
        for (int later = at + 1; later < length; later++) {
            if (clicks[later] == clicks[at]) {
                return false;
            }
        }
        return true;
    }

    /** 0: the last item is new to the session; 1: it came twice in a row; 2: the shopper has come back to it. */
    private static int mood(int[] clicks, int length) {
        if (length > 1 && clicks[length - 1] == clicks[length - 2]) {
            return 1;
        }
        for (int before = Math.max(0, length - LOOK_BACK); before < length - 1; before++) {
            if (clicks[before] == clicks[length - 1]) {
                return 2;
            }
        }
        return 0;
    }

    private static int situation(int[] clicks, int length, int at, int mood) {
        int count = 0;
        for (int i = Math.max(0, length - LOOK_BACK); i <= at; i++) {
            count += clicks[i] == clicks[at] ? 1 : 0;
        }
        int lag = Math.min(LAGS, length - at) - 1;
        return (lag * MOODS + mood) * COUNTS + Math.max(1, Math.min(COUNTS, count)) - 1;
    }
}
