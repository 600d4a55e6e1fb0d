package dev.tradewind.chaos.fault;

import dev.tradewind.chaos.cluster.Site;
import dev.tradewind.chaos.load.Staff;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One way in which something goes wrong. An instance is injected, left alone for a while and healed, in turn; it keeps
 * between the two what it needs to know.
 */
public sealed interface Fault
        permits BusCut,
                ConsumerHeld,
                DiskFull,
                FailOver,
                Killed,
                Paused,
                Poison,
                PostgresRestart,
                Redeployed,
                RepliesLost,
                Split,
                Trouble,
                WrongClock {
    /** On the command line and in the report. */
    String name();

    /** What it is, in one line for the command's help. */
    String told();

    /** Whether nodes must be started so that their clocks can be set. */
    default boolean setsClocks() {
        return false;
    }

    /** Why this machine cannot do it; null when it can. */
    default @Nullable String impossible(Site site) {
        return null;
    }

    /** How long it is left in place. */
    default Duration lasts() {
        return Duration.ofSeconds(15);
    }

    /** Breaks it, and says what exactly in a few words. */
    String inject(Attack attack) throws Exception;

    /** Mends it. Also called when breaking it has failed half-way. */
    void heal(Attack attack) throws Exception;

    /** Where, by which luck, and through whose hands where that needs staff. */
    record Attack(Site site, Random random, Staff staff) {
        <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
