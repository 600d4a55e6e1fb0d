package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.shared.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A domain's process. What it has committed outlives it; what it was about to do does not. */
class Node {
    private static final long RETRY_MS = 100;

    protected final World world;
    private final String name;
    private final List<Follower<?>> follows = new ArrayList<>();
    private final List<Runnable> checks = new ArrayList<>();
    private boolean up = true;
    private int life;

    Node(World world, String name) {
        this.world = world;
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean isUp() {
        return up;
    }

    /** Counts how often it was started. */
    int life() {
        return life;
    }

    List<Follower<?>> follows() {
        return follows;
    }

    /** Checked after each of this node's commits. */
    void alwaysHolds(Runnable check) {
        checks.add(check);
    }

    <E extends Event> void follow(Feed<E> feed, Follower.Reaction<E> reaction) {
        Follower<E> follower = new Follower<>(world, this, feed, reaction);
        feed.followedBy(follower);
        follows.add(follower);
    }

    /** False when it was down, or died before the commit: then nothing has happened. */
    boolean transact(Consumer<Writes> work) {
        if (!up) {
            return false;
        }
        Writes tx = new Writes(world, this);
        try {
            work.accept(tx);
            world.crashes().mayStrike();
            tx.commit();
        } catch (Crash crash) {
            die();
            return false;
        }
        checks.forEach(Runnable::run);
        if (world.crashes().strikes()) {
            die();
            return true;
        }
        tx.hint();
        return true;
    }

    /** Something kept in a table: it happens at its time, or when the process is there again. */
    void durably(long millis, Consumer<Writes> work) {
        world.agenda().in(millis, () -> {
            if (!transact(work)) {
                durably(RETRY_MS, work);
            }
        });
    }

    void die() {
        up = false;
        world.story().tell(name, "dies");
        world.agenda().in(world.scenario().restartMillis(), this::restart);
    }

    private void restart() {
        up = true;
        life++;
        world.story().tell(name, "is there again");
        follows.forEach(Follower::lookEverywhere);
    }
}
