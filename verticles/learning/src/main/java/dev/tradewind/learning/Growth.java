package dev.tradewind.learning;

/**
 * How a model is grown.
 *
 * @param forests models grown from different random choices and averaged
 * @param rounds trees of each
 * @param rate how far each tree goes into its direction
 * @param leaves of a tree, at most
 * @param leafWeight least sum of second derivatives in a leaf
 * @param shrinkage L2 penalty on what a leaf says
 * @param rows share of the examples that a tree sees
 * @param columns share of the features that a tree sees
 * @param seed of the random choices
 */
public record Growth(
        int forests,
        int rounds,
        double rate,
        int leaves,
        double leafWeight,
        double shrinkage,
        double rows,
        double columns,
        long seed) {}
