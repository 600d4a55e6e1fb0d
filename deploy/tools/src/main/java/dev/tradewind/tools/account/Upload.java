package dev.tradewind.tools.account;

import dev.tradewind.tools.rest.Bulk;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Rows of one file on their way to the server; each is accounted once its fate is known.
 *
 * @param <I> what is sent
 * @param <V> what the server answers to each
 */
public final class Upload<I, V> {
    private static final int BATCH = 1_000;

    private final RowAccount account;
    private final String twice;
    private final Set<String> seen = new HashSet<>();
    private final Bulk<Sent<I>, List<V>> bulk;

    private record Sent<I>(long line, I item) {}

    /**
     * @param twice what a row is merged into whose reference was there before
     * @param call answers in the order of what was sent
     * @param taken learns what the server calls an item
     */
    public Upload(RowAccount account, String twice, Function<List<I>, List<V>> call, BiConsumer<I, V> taken) {
        this.account = account;
        this.twice = twice;
        this.bulk = Bulk.of(
                batch -> call.apply(batch.stream().map(Sent::item).toList()),
                Bulk.Limit.items(BATCH),
                (batch, answers) -> accept(batch, answers, taken),
                (sent, reason) -> account.refused(sent.line, reason));
    }

    public void add(long line, String reference, I item) {
        if (seen.add(reference)) {
            bulk.add(new Sent<>(line, item));
        } else {
            account.merged(line, twice);
        }
    }

    public void flush() {
        bulk.flush();
    }

    private void accept(List<Sent<I>> batch, List<V> answers, BiConsumer<I, V> taken) {
        if (answers.size() != batch.size()) {
            throw new IllegalStateException("sent " + batch.size() + " items and was answered " + answers.size());
        }
        for (int i = 0; i < batch.size(); i++) {
            account.imported();
            taken.accept(batch.get(i).item, answers.get(i));
        }
    }
}
