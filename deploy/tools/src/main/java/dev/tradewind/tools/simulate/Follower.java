package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.shared.Event;
import java.util.List;

/** One domain's reading of another's log: partition by partition, each cursor committed with the effects. */
final class Follower<E extends Event> {
    private static final long POLL_MS = 750;

    private final World world;
    private final Node node;
    private final Feed<E> feed;
    private final Reaction<E> reaction;
    private final int[] cursors;

    /** What a domain does about a batch. */
    @FunctionalInterface
    interface Reaction<E extends Event> {
        void on(List<Feed.Entry<E>> batch, Writes tx);
    }

    Follower(World world, Node node, Feed<E> feed, Reaction<E> reaction) {
        this.world = world;
        this.node = node;
        this.feed = feed;
        this.reaction = reaction;
        this.cursors = new int[feed.partitions()];
    }

    /** News by the bus: quick, late, twice or never. */
    void hint(int partition) {
        Scenario scenario = world.scenario();
        for (int i = scenario.hints(); i > 0; i--) {
            world.agenda().in(scenario.hintMillis(), () -> look(partition));
        }
    }

    /** Looking from time to time finds what no hint told of. */
    void poll(int partition) {
        world.agenda().in(world.dice().between(1, POLL_MS), () -> look(partition));
    }

    void lookEverywhere() {
        for (int partition = 0; partition < cursors.length; partition++) {
            poll(partition);
        }
    }

    /** Goes back to somewhere before, as an operator's replay does. */
    void rewind() {
        int partition = world.dice().between(0, cursors.length - 1);
        cursors[partition] = world.dice().between(0, cursors[partition]);
        world.story().tell(node.name(), "reads " + feed.name() + " again from " + cursors[partition]);
        look(partition);
    }

    boolean isBehind() {
        for (int partition = 0; partition < cursors.length; partition++) {
            if (cursors[partition] < feed.size(partition)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return node.name() + " following " + feed.name();
    }

    private void look(int partition) {
        int cursor = cursors[partition];
        List<Feed.Entry<E>> batch =
                feed.after(partition, cursor, world.scenario().batch());
        if (batch.isEmpty() || !node.isUp()) {
            return;
        }
        if (!world.cast().cursorsCommitWithEffects()) {
            cursors[partition] = cursor + batch.size();
        }
        boolean done = node.transact(tx -> {
            react(batch, tx);
            tx.write(() -> cursors[partition] = cursor + batch.size());
        });
        if (done) {
            world.agenda().in(0, () -> look(partition));
        }
    }

    private void react(List<Feed.Entry<E>> batch, Writes tx) {
        try {
            reaction.on(batch, tx);
        } catch (Crash | Violation known) {
            throw known;
        } catch (RuntimeException defect) {
            throw new Violation(batch.getFirst().envelope().correlation(), defect);
        }
    }
}
