package dev.tradewind.launcher.doctor;

/**
 * One thing looked at.
 *
 * @param subject what was looked at, in a word or two
 * @param text what was found, and what to do about it
 */
record Finding(Verdict verdict, String subject, String text) {
    enum Verdict {
        GOOD("ok"),
        DOUBTFUL("look"),
        WRONG("WRONG");

        final String shown;

        Verdict(String shown) {
            this.shown = shown;
        }
    }

    static Finding good(String subject, String text) {
        return new Finding(Verdict.GOOD, subject, text);
    }

    static Finding doubtful(String subject, String text) {
        return new Finding(Verdict.DOUBTFUL, subject, text);
    }

    static Finding wrong(String subject, String text) {
        return new Finding(Verdict.WRONG, subject, text);
    }

    boolean isWrong() {
        return verdict == Verdict.WRONG;
    }

    @Override
    public String toString() {
        return String.format("%-6s %-12s %s", verdict.shown, subject, text);
    }
}
