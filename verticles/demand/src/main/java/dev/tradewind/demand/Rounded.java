package dev.tradewind.demand;

/** Pieces as they are told: nobody sells a thousandth of one. */
final class Rounded {
    private Rounded() {}

    static double to2(double pieces) {
        return Math.round(pieces * 100) / 100.0;
    }
}
