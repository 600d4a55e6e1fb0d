package dev.tradewind.tools.simulate;

/** When processes die: at most so often, and not any more once the storm is over. */
final class Crashes {
    private final Dice dice;
    private final double percent;
    private int left;

    Crashes(Dice dice, double percent, int atMost) {
        this.dice = dice;
        this.percent = percent;
        this.left = atMost;
    }

    void mayStrike() {
        if (strikes()) {
            throw new Crash();
        }
    }

    boolean strikes() {
        if (left == 0 || !dice.percent(percent)) {
            return false;
        }
        left--;
        return true;
    }

    void end() {
        left = 0;
    }
}
