package dev.tradewind.chassis;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which of a domain's releases on this node gets a call. The node stands on the bus as long as any of them runs, so
 * that one can take over from another without the bus noticing: a consumer that is taken off the bus drops what has
 * reached it and not yet begun.
 *
 * <p>A release is one deployment of the domain's verticle with all its instances, known by the deployment's id. The
 * first one that comes gets all calls; a later one none until it is given a share or all of them.
 */
public final class Switchboard implements Shareable {
    private static final String BOARDS = "tradewind.switchboards";
    private static final int ALL = 100;

    private final VertxInternal vertx;
    private final Map<String, Release> releases = new LinkedHashMap<>();
    private final Map<String, MessageConsumer<JsonObject>> consumers = new HashMap<>();
    private volatile Routes routes = Routes.NONE;
    private volatile Consumer<Milestone> watcher = reached -> {};

    private Switchboard(VertxInternal vertx) {
        this.vertx = vertx;
    }

    /** The one of a domain on this Vert.x. */
    public static Switchboard of(Vertx vertx, String domain) {
        LocalMap<String, Switchboard> boards = vertx.sharedData().getLocalMap(BOARDS);
        return boards.computeIfAbsent(domain, name -> new Switchboard((VertxInternal) vertx));
    }

    /** Tells from now on what a release that starts has reached; what was told before is told nobody. */
    public void watch(Consumer<Milestone> by) {
        watcher = by;
    }

    void reached(Milestone milestone) {
        watcher.accept(milestone);
    }

    /** From now on this release gets every call. */
    public synchronized void promote(String deployment) {
        routes = new Routes(known(deployment), null, 0);
    }

    /**
     * Lets this release have a share of the calls, chosen at random.
     *
     * @param percent 0 to 100; the rest stays where it goes now
     */
    public synchronized void share(String deployment, int percent) {
        Release main = routes.main();
        if (main == null || percent < 0 || percent > ALL) {
            throw new IllegalArgumentException("cannot give " + percent + " % to " + deployment);
        }
        routes = new Routes(main, known(deployment), percent);
    }

    /** What a release has answered since it is here. Fails when it is not here any more. */
    public synchronized Tally.Counts counts(String deployment) {
        return sum(known(deployment));
    }

    /** What a release answers from now on; once it is not here any more, what it had answered when last asked. */
    public Supplier<Tally.Counts> counting(String deployment) {
        Tally.Counts before = counts(deployment);
        AtomicReference<Tally.Counts> last = new AtomicReference<>(Tally.Counts.NONE);
        return () -> {
            Release release = releaseOf(deployment);
            return release == null
                    ? last.get()
                    : last.updateAndGet(was -> sum(release).minus(before));
        };
    }

    private synchronized @Nullable Release releaseOf(String deployment) {
        return releases.get(deployment);
    }

    private static Tally.Counts sum(Release release) {
        return release.lines().stream().map(Line::counts).reduce(Tally.Counts.NONE, Tally.Counts::plus);
    }

    /** Adds an instance; completes when every node of the cluster knows that this one serves the domain. */
    synchronized Future<Void> plug(Line line) {
        replace(releases.getOrDefault(line.deployment(), new Release(line.deployment(), List.of()))
                .with(line));
        open(line);
        return Future.join(consumers.values().stream()
                        .map(MessageConsumer::completion)
                        .toList())
                .mapEmpty();
    }

    /** Takes an instance away; completes when whatever came to it has begun. */
    synchronized Future<Void> unplug(Line line) {
        Release release = releases.get(line.deployment());
        if (release != null) {
            replace(release.without(line));
        }
        Future<Void> closed = routes.main() == null ? close() : Future.succeededFuture();
        return closed.transform(off -> line.close());
    }

    private Release known(String deployment) {
        Release release = releases.get(deployment);
        if (release == null) {
            throw new IllegalArgumentException("no release is deployed as " + deployment);
        }
        return release;
    }

    private void replace(Release release) {
        if (release.lines().isEmpty()) {
            releases.remove(release.deployment());
        } else {
            releases.put(release.deployment(), release);
        }
        Release main = now(routes.main());
        Release candidate = now(routes.candidate());
        if (main == null) {
            main = candidate == null ? releases.values().stream().findFirst().orElse(null) : candidate;
        }
        routes = candidate == null || candidate == main
                ? new Routes(main, null, 0)
                : new Routes(main, candidate, routes.percent());
    }

    private @Nullable Release now(@Nullable Release before) {
        return before == null ? null : releases.get(before.deployment());
    }

    /** On a context of the board's own, which outlives every deployment; on the instance's loop, to save a hop. */
    private void open(Line line) {
        ContextInternal own = vertx.contextBuilder()
                .withEventLoop(line.loop())
                .withClassLoader(Switchboard.class.getClassLoader())
                .build();
        ContextInternal before = own.beginDispatch();
        try {
            for (String address : line.addresses()) {
                consumers.computeIfAbsent(address, at -> vertx.eventBus().consumer(at, message -> route(at, message)));
            }
        } finally {
            own.endDispatch(before);
        }
    }

    private Future<Void> close() {
        List<Future<Void>> leaving =
                consumers.values().stream().map(MessageConsumer::unregister).toList();
        consumers.clear();
        return Future.join(leaving).mapEmpty();
    }

    private void route(String address, Message<JsonObject> message) {
        Routes now = routes;
        Line line = now.next();
        if (line != null && line.take(address, message)) {
            return;
        }
        if (now != routes) {
            route(address, message);
        } else {
            message.reply(Fault.of(CommonError.UNAVAILABLE, "This is not possible at the moment; try again."));
        }
    }

    /** One deployment with its instances. */
    private record Release(String deployment, List<Line> lines) {
        Release with(Line line) {
            List<Line> more = new ArrayList<>(lines);
            more.add(line);
            return new Release(deployment, List.copyOf(more));
        }

        Release without(Line line) {
            return new Release(
                    deployment, lines.stream().filter(other -> other != line).toList());
        }

        Line next() {
            return lines.get(lines.size() == 1 ? 0 : ThreadLocalRandom.current().nextInt(lines.size()));
        }
    }

    /** Where calls go at one moment. */
    private record Routes(@Nullable Release main, @Nullable Release candidate, int percent) {
        static final Routes NONE = new Routes(null, null, 0);

        @Nullable
        Line next() {
            boolean other = candidate != null && ThreadLocalRandom.current().nextInt(ALL) < percent;
            Release chosen = other ? candidate : main;
            return chosen == null ? null : chosen.next();
        }
    }
}
