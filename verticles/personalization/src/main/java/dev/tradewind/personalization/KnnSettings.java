package dev.tradewind.personalization;

/**
 * How neighbours are looked for and weighed. The defaults were chosen on held-back parts of the training periods of two
 * shops; they are one setting for both.
 *
 * @param recentSessions of one item, newest first, that are looked at (m of VMIS-kNN)
 * @param neighbours most similar of these that are listened to (k of VMIS-kNN)
 * @param historyItems of the present session, newest first, that count
 * @param positionDecay items of the present session lose a factor e over so many clicks
 * @param ageWeight the oldest session of the index weighs e to the minus this, the newest 1
 * @param distanceDecay items of a neighbour lose a factor e over so many clicks from what both sessions have in common
 * @param rarity exponent of the inverse frequency of a recommended item
 * @param followers share of the votes that goes to what followed the last items directly
 * @param expansion how much the neighbours of the best candidates count beside the candidates themselves
 * @param expanded how many candidates are expanded
 * @param repeats weight of the learned chance that an item of the session comes again
 */
public record KnnSettings(
        int recentSessions,
        int neighbours,
        int historyItems,
        double positionDecay,
        double ageWeight,
        double distanceDecay,
        double rarity,
        double followers,
        double expansion,
        int expanded,
        double repeats) {
    public static final KnnSettings DEFAULT = new KnnSettings(500, 500, 20, 1.5, 0.5, 6, 0.5, 0.4, 0.7, 10, 2.5);

    /** What directly followed the last items and nothing else: the simple way, to compare with. */
    public static final KnnSettings FOLLOWERS_ONLY = new KnnSettings(500, 0, 3, 1.5, 0.5, 6, 0.5, 1, 0, 0, 0);

    /** Changes with every setting: a part of the model's version. */
    public String digest() {
        return String.format("%08x", toString().hashCode());
    }
}
