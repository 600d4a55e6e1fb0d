package dev.tradewind.fraud;

import dev.tradewind.chassis.Tx;
import io.vertx.core.Future;
import java.util.List;

/**
 * The history in memory: the journal, told in its order. Used only by who holds the turn. What is told before its
 * transaction commits is forgotten again, with all the rest, when the journal turns out not to have it.
 */
final class Memory {
    private static final int CHUNK = 5_000;

    private final JournalStore store;
    private final Features features;
    private final FraudConfig config;
    private History history;
    private long position;
    private String stamp = "";
    private boolean open;

    Memory(JournalStore store, Features features, FraudConfig config) {
        this.store = store;
        this.features = features;
        this.config = config;
        this.history = fresh();
    }

    private History fresh() {
        return new History(features, config.links());
    }

    /** Reads the journal, once: before the first order comes, and outside of any transaction. */
    Future<Void> ready() {
        return open
                ? Future.succeededFuture()
                : store.position().compose(committed -> {
                    forget(committed);
                    return fill();
                });
    }

    private Future<Void> fill() {
        return store.read(position, CHUNK).compose(entries -> {
            tell(entries);
            open = entries.size() < CHUNK;
            return open ? Future.succeededFuture() : fill();
        });
    }

    /** @param committed the position of the journal's last entry */
    Future<Void> catchUp(Tx tx, long committed) {
        if (stamp.isEmpty() || position > committed) {
            forget(committed);
        }
        return read(tx, committed);
    }

    private Future<Void> read(Tx tx, long committed) {
        return store.read(tx, position, CHUNK).compose(entries -> {
            if (!stamp.isEmpty()
                    && (entries.isEmpty() || !entries.getFirst().stamp().equals(stamp))) {
                forget(committed);
                return read(tx, committed);
            }
            tell(entries);
            return entries.size() < CHUNK ? Future.succeededFuture() : read(tx, committed);
        });
    }

    private void forget(long committed) {
        history = fresh();
        position = Math.max(0, committed - config.history());
        stamp = "";
    }

    void tell(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.position() > position) {
                tell(history, entry);
                position = entry.position();
                stamp = entry.stamp();
            }
        }
    }

    /** What a purchase is judged by; told here before it is in the journal. */
    double[] look(Entry entry) {
        double[] features = look(history, entry);
        position = entry.position();
        stamp = entry.stamp();
        return features;
    }

    /** What a purchase is judged by at this moment, and tells of it. The same in the shop and in training. */
    static double[] look(History history, Entry entry) {
        if (entry.card() != null) {
            history.forget(entry.purchase());
        }
        double[] features = history.featuresOf(entry.now());
        history.add(entry.now());
        return features;
    }

    static void tell(History history, Entry entry) {
        if (entry.fraud() != null) {
            history.learn(entry.purchase(), entry.fraud(), entry.at().toEpochMilli());
            return;
        }
        if (entry.card() != null) {
            history.forget(entry.purchase());
        }
        history.add(entry.now());
    }
}
