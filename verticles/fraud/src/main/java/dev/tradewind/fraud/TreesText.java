package dev.tradewind.fraud;

import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.learning.BoostedTrees;

/** A model as it is stored. */
final class TreesText {
    private TreesText() {}

    static String of(BoostedTrees model) {
        return Wire.write(model.stored());
    }

    static BoostedTrees read(String text) {
        return BoostedTrees.of(Wire.read(text, BoostedTrees.Stored.class));
    }
}
