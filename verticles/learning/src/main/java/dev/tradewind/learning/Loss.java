package dev.tradewind.learning;

/** How wrong a score is, and so what a model is grown for. */
public enum Loss {
    /** For a target of 0 or 1; the score is the log odds of 1. */
    LOGISTIC {
        @Override
        double base(Examples examples) {
            double ones = 0;
            for (int i = 0; i < examples.size(); i++) {
                ones += examples.target(i);
            }
            double share = (ones + 0.5) / (examples.size() + 1.0);
            return Math.log(share / (1 - share));
        }

        @Override
        void derive(double score, double target, double[] into) {
            double p = BoostedTrees.probability(score);
            into[0] = p - target;
            into[1] = p * (1 - p);
        }
    },

    /** For the median of a target. Its derivative only tells the side, so leaves say the median of what was left. */
    ABSOLUTE {
        @Override
        double base(Examples examples) {
            return examples.median();
        }

        @Override
        void derive(double score, double target, double[] into) {
            into[0] = Math.signum(score - target);
            into[1] = 1;
        }
    };

    /** What is said before anything is known of an example. */
    abstract double base(Examples examples);

    /** @param into takes the first and the second derivative, of an example that counts 1 */
    abstract void derive(double score, double target, double[] into);
}
