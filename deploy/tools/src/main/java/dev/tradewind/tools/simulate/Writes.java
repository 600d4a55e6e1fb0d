package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.RawJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transaction: its writes are seen together, at its commit, or never. The process may die before any of them. */
final class Writes {
    private final World world;
    private final Node node;
    private final List<Runnable> effects = new ArrayList<>();
    private final List<Runnable> hints = new ArrayList<>();

    Writes(World world, Node node) {
        this.world = world;
        this.node = node;
    }

    void write(Runnable effect) {
        world.crashes().mayStrike();
        effects.add(effect);
    }

    /** An event to be told. */
    record News<E extends Event>(E event, Id subject, long sequence, Id order, @Nullable EventEnvelope cause) {}

    <E extends Event> void append(Feed<E> feed, News<E> news) {
        String subject = news.subject().value();
        int partition = feed.partitionOf(subject);
        write(() -> {
            EventEnvelope envelope = new EventEnvelope(
                    world.ids().event(),
                    feed.name(),
                    feed.typeOf(news.event()),
                    partition,
                    Position.START,
                    subject,
                    news.sequence(),
                    news.order().value(),
                    news.cause() == null ? null : news.cause().id().value(),
                    null,
                    world.agenda().now(),
                    RawJson.EMPTY);
            feed.add(new Feed.Entry<>(envelope, news.event()));
            world.story().say(news.order(), node.name(), news.event());
        });
        hints.add(() -> feed.followers().forEach(follower -> follower.hint(partition)));
        effects.add(() -> feed.followers().forEach(follower -> follower.poll(partition)));
    }

    void commit() {
        effects.forEach(Runnable::run);
    }

    /** Best effort, after the commit. */
    void hint() {
        hints.forEach(Runnable::run);
    }
}
