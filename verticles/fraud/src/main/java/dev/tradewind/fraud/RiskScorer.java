package dev.tradewind.fraud;

/**
 * A model. Another than our own, one trained elsewhere for example, can be named in the configuration ({@code
 * verticles.fraud.model}): a class with a public constructor that takes {@link Features}, in whose order the values
 * come. It is made on a worker thread, and may take its time.
 */
public interface RiskScorer {
    /** The same for the same model, another for another: letters, digits, dots and dashes. */
    String version();

    /** May be slow or fail: then the rules judge alone. Called from worker threads, one at a time. */
    Score score(double[] values);

    /** Gives back what it holds. It is asked for nothing any more, but may be answering still. */
    default void close() {}
}
