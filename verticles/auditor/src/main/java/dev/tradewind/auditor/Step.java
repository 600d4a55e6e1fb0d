package dev.tradewind.auditor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of a proof's steps. */
final class Step {
    static final String ORDERS = "copies of orders";
    static final String OFFERS = "copies of offers";

    private static final String SAMPLE = "sample of ";
    private static final String CONSUMER = "consumer ";

    private Step() {}

    static String sample(String of) {
        return SAMPLE + of;
    }

    static String consumer(String domain) {
        return CONSUMER + domain;
    }

    /** Whether each look sees everything that there is; others go on from where they were. */
    static boolean seesAll(String step) {
        return step.startsWith(CONSUMER);
    }

    /** When the invariant was last proven as a whole; a sample proves nothing as a whole. Null before that. */
    static @Nullable Instant provenAt(List<ProofStore.Proof> proofs, int invariant) {
        return proofs.stream()
                .filter(p -> p.invariant() == invariant && !p.step().startsWith(SAMPLE))
                .map(ProofStore.Proof::provenAt)
                .min(Instant::compareTo)
                .orElse(null);
    }
}
