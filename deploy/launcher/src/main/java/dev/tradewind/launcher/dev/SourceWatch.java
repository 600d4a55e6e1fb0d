package dev.tradewind.launcher.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Waits for edits. The operating system's word only says when to look, since it may be late, lost or about a file that
 * an editor keeps for itself; what was edited is the difference of two looks. For one thread.
 */
public final class SourceWatch implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(500);
    // Several files saved at once, or one saved in several steps, are one edit.
    private static final Duration QUIET = Duration.ofMillis(60);
    private static final Duration RESTLESS_MAX = Duration.ofSeconds(2);

    private final List<Path> roots;
    private final WatchService service;
    private Snapshot known;

    private SourceWatch(List<Path> roots, WatchService service) {
        this.roots = List.copyOf(roots);
        this.service = service;
        this.known = Snapshot.of(roots);
    }

    /** @param roots directories, with all that is below, and single files */
    public static SourceWatch on(List<Path> roots) {
        try {
            SourceWatch watch = new SourceWatch(roots, FileSystems.getDefault().newWatchService());
            watch.listen();
            return watch;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until files have been edited since the last time, and then until it is quiet for a moment. */
    public Set<Path> next() throws InterruptedException {
        while (true) {
            boolean told = hear(LOOK);
            Snapshot now = settled(told);
            Set<Path> changed = now.changedSince(known);
            if (!now.directories().equals(known.directories())) {
                listen();
            }
            known = now;
            if (!changed.isEmpty()) {
                return changed;
            }
        }
    }

    /** Whether there is an edit that {@link #next} would return soon. */
    public boolean isEdited() {
        return !Snapshot.of(roots).changedSince(known).isEmpty();
    }

    private Snapshot settled(boolean told) throws InterruptedException {
        Snapshot last = Snapshot.of(roots);
        if (!told && last.changedSince(known).isEmpty()) {
            return last;
        }
        long end = System.nanoTime() + RESTLESS_MAX.toNanos();
        while (System.nanoTime() < end) {
            boolean more = hear(QUIET);
            Snapshot now = Snapshot.of(roots);
            if (!more && now.changedSince(last).isEmpty()) {
                return now;
            }
            last = now;
        }
        return last;
    }

    private boolean hear(Duration most) throws InterruptedException {
        WatchKey key = service.poll(most.toNanos(), TimeUnit.NANOSECONDS);
        if (key == null) {
            return false;
        }
        while (key != null) {
            key.pollEvents();
            // A key of a directory that has gone is of no further use, and nobody has to know.
            boolean unused = key.reset();
            key = service.poll();
        }
        return true;
    }

    private void listen() {
        for (Path directory : Snapshot.of(roots).directories()) {
            try {
                Object unused = directory.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            } catch (IOException e) {
                // It has gone again, or there are too many to listen to: the regular look sees what happens there.
                continue;
            }
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
