package dev.tradewind.tools.simulate;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Runs worlds. */
public final class Simulation {
    private static final int AT_ONCE = 64;

    private final Cast cast;
    private final Tally tally = new Tally();

    public Simulation() {
        this(Cast.REAL);
    }

    Simulation(Cast cast) {
        this.cast = cast;
    }

    /**
     * A world in which a rule was broken.
     *
     * @param invariant its number among the platform's five; 0 for a defect that is none of them
     * @param order whose story it is; null when it is everybody's
     */
    public record Finding(long seed, int invariant, @Nullable String order, String what, String story) {
        /** For people. */
        public String text() {
            return "seed " + seed + (order == null ? "" : ", " + order) + ", invariant " + invariant + ": " + what
                    + System.lineSeparator() + System.lineSeparator() + story + System.lineSeparator();
        }
    }

    /** What the worlds so far have seen. */
    public Tally tally() {
        return tally;
    }

    /**
     * The first world, from this seed on, that breaks a rule. Each world has one thread; as many run side by side as
     * there are processors.
     */
    public Optional<Finding> run(long firstSeed, long seeds, LongConsumer afterEach) {
        long end = firstSeed + seeds;
        for (long from = firstSeed; from < end; from += AT_ONCE) {
            List<Outcome> outcomes = LongStream.range(from, Math.min(end, from + AT_ONCE))
                    .parallel()
                    .mapToObj(this::world)
                    .toList();
            for (Outcome outcome : outcomes) {
                if (outcome.finding().isPresent()) {
                    return outcome.finding();
                }
                tally.add(outcome.seen());
                afterEach.accept(outcome.seed());
            }
        }
        return Optional.empty();
    }

    /** One world. */
    public Optional<Finding> run(long seed) {
        return world(seed).finding();
    }

    private record Outcome(long seed, Optional<Finding> finding, Tally seen) {}

    /** The same seed brings about the same world; so the story is only told when there is something to tell. */
    private Outcome world(long seed) {
        Tally seen = new Tally();
        try {
            World world = new World(seed, cast, false);
            world.run();
            seen.count(world);
            return new Outcome(seed, Optional.empty(), seen);
        } catch (RuntimeException broken) {
            return new Outcome(seed, Optional.of(tell(seed)), seen);
        }
    }

    private Finding tell(long seed) {
        World world = new World(seed, cast, true);
        try {
            world.run();
        } catch (Violation violation) {
            String what = String.valueOf(violation.getMessage());
            return new Finding(
                    seed,
                    violation.invariant(),
                    violation.order(),
                    what,
                    world.story().of(violation.order()));
        } catch (RuntimeException defect) {
            return new Finding(seed, 0, null, defect.toString(), world.story().of(null));
        }
        throw new IllegalStateException("seed " + seed + " broke a rule, and did not when it was run again");
    }
}
