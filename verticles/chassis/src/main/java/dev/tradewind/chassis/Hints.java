package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.FeedHint;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.wire.Wire;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** What was committed here and not yet told to the readers of the log. */
final class Hints {
    // Who waits for a subject beyond this many in one burst finds it by polling.
    private static final int SUBJECTS_MAX = 1_000;

    private final Ground ground;
    private final BitSet untold = new BitSet();
    private final List<Set<String>> subjects = new ArrayList<>();
    private final List<Set<String>> types = new ArrayList<>();

    Hints(Ground ground) {
        this.ground = ground;
        for (int i = 0; i < ground.settings().feeds().partitions(); i++) {
            subjects.add(new LinkedHashSet<>());
            types.add(new HashSet<>());
        }
    }

    void note(Collection<Stamped> committed) {
        for (Stamped event : committed) {
            untold.set(event.partition());
            types.get(event.partition()).add(event.type());
            Set<String> touched = subjects.get(event.partition());
            if (touched.size() < SUBJECTS_MAX) {
                touched.add(event.subject());
                if (event.correlation() != null) {
                    touched.add(event.correlation());
                }
            }
        }
    }

    /** The partitions with news, as a copy. */
    BitSet untold() {
        return (BitSet) untold.clone();
    }

    /** Tells the news of these partitions; those that are not settled to the end stay noted. */
    void tell(BitSet readable, BitSet unsettled, IntFunction<Position> heads) {
        BitSet told = untold();
        told.and(readable);
        if (told.isEmpty()) {
            return;
        }
        Set<String> touched = new LinkedHashSet<>();
        told.stream().forEach(p -> {
            touched.addAll(subjects.get(p));
            subjects.get(p).clear();
        });
        List<List<String>> toldTypes =
                told.stream().mapToObj(p -> List.copyOf(types.get(p))).toList();
        readable.andNot(unsettled);
        untold.andNot(readable);
        // What is not settled is told once more, and of what type it is as well.
        readable.stream().forEach(p -> types.get(p).clear());
        FeedHint hint = new FeedHint(
                ground.domain(),
                told.stream().boxed().toList(),
                told.stream().mapToObj(heads).toList(),
                List.copyOf(touched),
                toldTypes);
        var unused = ground.vertx().eventBus().publish(FeedHint.address(ground.domain()), Wire.write(hint));
    }
}
