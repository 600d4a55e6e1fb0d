package dev.tradewind.tools.simulate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Durable work that reaches outside: begun under a lease, finished together with its effects, begun again when the
 * lease ran out. A chore that is set again while it is worked on is not forgotten with that work.
 */
final class Chores<K> {
    private static final long LEASE_MS = 30_000;
    private static final long LOOK_AGAIN_MS = 500;

    private final World world;
    private final Node node;
    private final Consumer<Turn> worker;
    private final Map<K, Row> rows = new LinkedHashMap<>();
    private long leases;

    private static final class Row {
        private int attempts;
        private long generation;
        private long lease;
        private long due;
        private long leasedUntil;
    }

    /** One go at a chore. */
    final class Turn {
        private final K key;
        private final int attempt;
        private final long lease;
        private final long generation;
        private final int life = node.life();

        private Turn(K key, Row row) {
            this.key = key;
            this.attempt = row.attempts;
            this.lease = row.lease;
            this.generation = row.generation;
        }

        K key() {
            return key;
        }

        /** Counts from 1. */
        int attempt() {
            return attempt;
        }

        /** False when the process that began this has died since: nobody is there to hear an answer. */
        boolean lives() {
            return node.isUp() && node.life() == life;
        }

        void done(Consumer<Writes> effects) {
            if (lives()) {
                finish(this, effects);
            }
        }

        void again(long millis) {
            if (lives()) {
                release(this, millis);
            }
        }
    }

    Chores(World world, Node node, Consumer<Turn> worker) {
        this.world = world;
        this.node = node;
        this.worker = worker;
    }

    void schedule(Writes tx, K key, long inMillis) {
        tx.write(() -> {
            Row row = rows.computeIfAbsent(key, k -> new Row());
            row.generation++;
            row.attempts = 0;
            row.due = world.agenda().millis() + inMillis;
            world.agenda().in(inMillis, () -> consider(key));
        });
    }

    boolean areDone() {
        return rows.isEmpty();
    }

    Optional<K> first() {
        return rows.keySet().stream().findFirst();
    }

    @Override
    public String toString() {
        return rows.keySet().toString();
    }

    private void consider(K key) {
        Row row = rows.get(key);
        long now = world.agenda().millis();
        if (row == null || row.due > now || row.leasedUntil > now) {
            return;
        }
        if (!node.isUp()) {
            world.agenda().in(LOOK_AGAIN_MS, () -> consider(key));
            return;
        }
        row.attempts++;
        row.lease = ++leases;
        row.leasedUntil = now + LEASE_MS;
        world.agenda().in(LEASE_MS, () -> consider(key));
        worker.accept(new Turn(key, row));
    }

    private void finish(Turn turn, Consumer<Writes> effects) {
        boolean unused = node.transact(tx -> {
            Row row = ours(turn);
            if (row != null) {
                effects.accept(tx);
                tx.write(() -> end(turn, row));
            }
        });
    }

    private void end(Turn turn, Row row) {
        if (row.generation == turn.generation) {
            rows.remove(turn.key);
        } else {
            free(turn.key, row, row.due);
        }
    }

    private void release(Turn turn, long millis) {
        Row row = ours(turn);
        if (row != null) {
            free(turn.key, row, world.agenda().millis() + millis);
        }
    }

    private void free(K key, Row row, long due) {
        row.lease = 0;
        row.leasedUntil = 0;
        row.due = due;
        world.agenda().in(Math.max(0, due - world.agenda().millis()), () -> consider(key));
    }

    private @Nullable Row ours(Turn turn) {
        Row row = rows.get(turn.key);
        return row != null && row.lease == turn.lease ? row : null;
    }
}
