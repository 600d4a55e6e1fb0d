package dev.tradewind.fraud;

import dev.tradewind.chassis.Tx;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history in memory: the journal, told in its order. Used only by who holds the turn. What is told before its
 * transaction commits is forgotten again, with all the rest, when the journal turns out not to have it. All of it is
 * read again outside of any transaction, since an open one holds back every feed; so is what is more than a glance
 * behind. Nothing is judged meanwhile, and whoever asks is told to come again.
 */
final class Memory {
    private static final Logger log = LoggerFactory.getLogger(Memory.class);
    private static final int CHUNK = 2_000;

    private final JournalStore store;
    private final Features features;
    private final FraudConfig config;
    private History history;
    private long position;
    private String stamp = "";
    private boolean open;
    private boolean reading;
    private Future<Void> read = Future.succeededFuture();

    /** Says nothing about who asked: it passes. */
    static final class Reading extends TimeoutException {
        private static final long serialVersionUID = 1;

        Reading(String what) {
            super(what + " is being read");
        }
    }

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
        return open ? Future.succeededFuture() : once(this::rebuild);
    }

    private Future<Void> rebuild() {
        return store.position().compose(committed -> {
            forget(committed);
            return fill();
        });
    }

    /** Whoever asks while it is read waits for the same reading. */
    private Future<Void> once(Supplier<Future<Void>> work) {
        if (!reading) {
            reading = true;
            read = work.get().onComplete(done -> reading = false);
        }
        return read;
    }

    private Future<Void> fill() {
        return store.read(position, CHUNK).compose(entries -> {
            tell(entries);
            open = entries.size() < CHUNK;
            return open ? Future.succeededFuture() : fill();
        });
    }

    /**
     * One look at what is new. Fails with {@link Reading} when that does not do.
     *
     * @param committed the position of the journal's last entry
     */
    Future<Void> catchUp(Tx tx, long committed) {
        if (reading) {
            return Future.failedFuture(new Reading("the history"));
        }
        if (position > committed) {
            return later(this::rebuild);
        }
        return store.read(tx, position, CHUNK).compose(entries -> {
            if (!stamp.isEmpty()
                    && (entries.isEmpty() || !entries.getFirst().stamp().equals(stamp))) {
                return later(this::rebuild);
            }
            if (entries.size() == CHUNK) {
                return later(this::fill);
            }
            tell(entries);
            return Future.succeededFuture();
        });
    }

    private Future<Void> later(Supplier<Future<Void>> work) {
        Future<Void> unused = once(work).onFailure(e -> log.warn("the history could not be read again", e));
        return Future.failedFuture(new Reading("the history"));
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
