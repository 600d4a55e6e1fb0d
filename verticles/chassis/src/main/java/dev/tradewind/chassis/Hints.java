package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.FeedHint;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.wire.Wire;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What was committed here and not yet told to the readers of the log. A read tells only what was committed before it
 * began: what is committed while it runs it may not have seen, and that waits for the next one.
 */
final class Hints {
    private final Ground ground;
    private News fresh = new News();
    private final News reading = new News();

    Hints(Ground ground) {
        this.ground = ground;
    }

    void note(Collection<Stamped> committed) {
        committed.forEach(fresh::note);
    }

    /** The partitions with news, as a copy. */
    BitSet untold() {
        BitSet untold = fresh.partitions();
        untold.or(reading.partitions());
        return untold;
    }

    /** A read begins, which finds everything that was noted so far, as far as it is settled. */
    void reading() {
        reading.add(fresh);
        fresh = new News();
    }

    /** Tells what a read has found in these partitions; those that are not settled to the end stay noted. */
    void tell(BitSet readable, BitSet unsettled, IntFunction<Position> heads) {
        BitSet told = reading.partitions();
        told.and(readable);
        if (told.isEmpty()) {
            return;
        }
        Set<String> touched = new LinkedHashSet<>();
        List<List<String>> types = new ArrayList<>();
        told.stream().forEach(p -> {
            News.Of news = reading.of(p);
            touched.addAll(news.takeSubjects());
            // What is not settled is told once more, and of what type it is as well.
            types.add(List.copyOf(news.types()));
            if (!unsettled.get(p)) {
                reading.forget(p);
            }
        });
        FeedHint hint = new FeedHint(
                ground.domain(),
                told.stream().boxed().toList(),
                told.stream().mapToObj(heads).toList(),
                List.copyOf(touched),
                types);
        var unused = ground.vertx().eventBus().publish(FeedHint.address(ground.domain()), Wire.write(hint));
    }
}
