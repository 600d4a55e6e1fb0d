package dev.tradewind.personalization;

import dev.tradewind.contracts.shared.Position;
import dev.tradewind.personalization.SnapshotStore.Heading;
import dev.tradewind.personalization.SnapshotStore.Kept;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what an instance has learned from the log, so that the next one that starts reads only what came after. Nothing
 * depends on it: whatever is wrong with a snapshot, the log is read instead.
 */
final class Snapshots {
    private static final Logger log = LoggerFactory.getLogger(Snapshots.class);
    /** Another one for every change of what is written, or of what is learned from an event. */
    static final int FORMAT = 1;

    private final Vertx vertx;
    private final ShopModel model;
    private final SnapshotStore store;
    private final Limits limits;
    private long before;
    private long taken;
    private boolean taking;
    private long activityBefore = -1;

    /**
     * When one is taken, and how large it may be.
     *
     * @param every so often at most, by all nodes together
     * @param events of the log that make one worthwhile
     * @param bytes of memory that it may take while it is written; zero for no snapshots
     */
    record Limits(Duration every, int events, int bytes) {}

    Snapshots(Vertx vertx, ShopModel model, SnapshotStore store, Limits limits) {
        this.vertx = vertx;
        this.model = model;
        this.store = store;
        this.limits = limits;
        this.before = System.nanoTime() - limits.every().toNanos();
    }

    /**
     * Where the model stands.
     *
     * @param position the last event that it knows
     * @param events that it has taken since it was made
     * @param activity grows with whatever it does
     */
    record Standing(Position position, long events, long activity) {}

    /**
     * Fills the model with the latest snapshot and says where it stands in the log; empty when there is none of use.
     *
     * @param isNear whether what came after it is worth reading
     */
    Future<Optional<Position>> restore(Function<Position, Future<Boolean>> isNear) {
        if (limits.bytes() == 0) {
            return Future.succeededFuture(Optional.empty());
        }
        return store.latest()
                .compose(latest -> latest.isEmpty()
                        ? Future.succeededFuture(Optional.<Position>empty())
                        : isNear.apply(latest.get().heading().position())
                                .compose(near -> near
                                        ? restore(latest.get())
                                        : Future.succeededFuture(ignored("too much has happened since"))))
                .otherwise(e -> ignored(String.valueOf(e.getMessage())));
    }

    private Future<Optional<Position>> restore(Kept kept) {
        Heading heading = kept.heading();
        if (heading.format() != FORMAT) {
            return Future.succeededFuture(
                    ignored("its format is " + heading.format() + ", not " + FORMAT + " as of this build"));
        }
        if (!heading.bounds().equals(model.bounds())) {
            return Future.succeededFuture(ignored("it was made with other bounds of the model"));
        }
        return store.bytes(kept)
                .compose(bytes -> vertx.executeBlocking(() -> read(heading, bytes), false))
                .map(written -> {
                    model.becomes(written);
                    before = System.nanoTime()
                            - Math.min(
                                    Duration.ofSeconds(kept.ageSeconds()).toNanos(),
                                    limits.every().toNanos());
                    return Optional.of(heading.position());
                });
    }

    private static Optional<Position> ignored(String why) {
        log.warn("the snapshot is not used, the log is read instead: {}", why);
        return Optional.empty();
    }

    private ShopModel.Written read(Heading heading, byte[] bytes) throws IOException {
        if (!digest(bytes).equals(heading.digest())) {
            throw new IOException("it is damaged or incomplete");
        }
        try (InflaterInputStream unpacked = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return model.read(new Script(unpacked.readNBytes(limits.bytes())));
        }
    }

    /**
     * To be called every second. Takes a snapshot when one is due and nothing has happened since the call before; when
     * it is never quiet, after twice the time all the same.
     */
    void look(Supplier<Standing> standing) {
        Standing now = standing.get();
        boolean quiet = now.activity() == activityBefore;
        activityBefore = now.activity();
        long since = System.nanoTime() - before;
        boolean due = now.events() - taken >= limits.events()
                && since >= limits.every().toNanos();
        boolean overdue = since >= 2 * limits.every().toNanos();
        if (due && (quiet || overdue) && !taking && limits.bytes() > 0) {
            taking = true;
            Future<Void> unused = store.latest()
                    .compose(latest -> isFresh(latest, standing.get()) ? Future.succeededFuture() : take(standing))
                    .onFailure(e -> log.warn("no snapshot of the model: {}", e.toString()))
                    .eventually(() -> {
                        taking = false;
                        taken = now.events();
                        before = System.nanoTime();
                        return Future.succeededFuture();
                    });
        }
    }

    /** Whether another node has done it. */
    private boolean isFresh(Optional<Kept> latest, Standing now) {
        return latest.filter(kept -> kept.heading().format() == FORMAT)
                .filter(kept -> kept.heading().bounds().equals(model.bounds()))
                .filter(kept -> kept.ageSeconds() < limits.every().toSeconds()
                        || kept.heading().position().compareTo(now.position()) >= 0)
                .isPresent();
    }

    /** The position and what is written belong together: nothing else runs between them. */
    private Future<Void> take(Supplier<Standing> standing) {
        long begin = System.nanoTime();
        Position position = standing.get().position();
        Ink ink = new Ink(limits.bytes());
        model.write(ink);
        byte[] plain = ink.bytes();
        long wrote = System.nanoTime() - begin;
        return vertx.executeBlocking(() -> packed(plain), false).compose(packed -> {
            Heading heading = new Heading(FORMAT, model.bounds(), position, packed.digest());
            return store.keep(heading, packed.bytes())
                    .onSuccess(kept -> log.info(
                            "a snapshot of {} visits in {} kB was written within {} ms and kept after {} ms",
                            model.sessions().sessions(),
                            packed.bytes().length / 1_024,
                            wrote / 1_000_000,
                            (System.nanoTime() - begin) / 1_000_000));
        });
    }

    private record Packed(byte[] bytes, String digest) {}

    private static Packed packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 2 + 1);
        Deflater quickly = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream packing = new DeflaterOutputStream(packed, quickly)) {
            packing.write(plain);
        } finally {
            quickly.end();
        }
        byte[] bytes = packed.toByteArray();
        return new Packed(bytes, digest(bytes));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
