package dev.tradewind.bench.scenario;

/** Something that is measured, next to its raw limit. */
public interface Scenario {
    /** In a word, for choosing it. */
    String key();

    void run(Bed bed, Wares wares) throws Exception;
}
