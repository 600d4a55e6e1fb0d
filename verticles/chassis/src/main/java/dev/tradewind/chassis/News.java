package dev.tradewind.chassis;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What was committed in each partition: of which subjects and correlations, of which types. */
final class News {
    // Who waits for a subject beyond this many in one burst finds it by polling.
    private static final int SUBJECTS_MAX = 1_000;

    private final Map<Integer, Of> partitions = new HashMap<>();

    /** The news of one partition. */
    static final class Of {
        private final Set<String> types = new HashSet<>();
        private Set<String> subjects = new LinkedHashSet<>();

        Set<String> types() {
            return types;
        }

        Set<String> takeSubjects() {
            Set<String> taken = subjects;
            subjects = new LinkedHashSet<>();
            return taken;
        }

        private void note(Stamped event) {
            types.add(event.type());
            if (subjects.size() < SUBJECTS_MAX) {
                subjects.add(event.subject());
                if (event.correlation() != null) {
                    subjects.add(event.correlation());
                }
            }
        }

        private void add(Of more) {
            types.addAll(more.types);
            more.subjects.stream()
                    .limit(Math.max(0, SUBJECTS_MAX - subjects.size()))
                    .forEach(subjects::add);
        }
    }

    void note(Stamped event) {
        partitions.computeIfAbsent((int) event.partition(), p -> new Of()).note(event);
    }

    void add(News more) {
        more.partitions.forEach((partition, news) ->
                partitions.computeIfAbsent(partition, p -> new Of()).add(news));
    }

    Of of(int partition) {
        return partitions.getOrDefault(partition, new Of());
    }

    void forget(int partition) {
        partitions.remove(partition);
    }

    /** Those that have any, as a copy. */
    BitSet partitions() {
        BitSet numbers = new BitSet();
        partitions.keySet().forEach(numbers::set);
        return numbers;
    }
}
