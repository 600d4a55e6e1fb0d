package dev.tradewind.tools;

import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.RedeploymentView.Outcome;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.tools.rest.Staff;
import dev.tradewind.tools.rest.UnreachableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows a redeployment to its end and shows how it goes; comes back when the gateway itself is the one replaced. */
final class RedeploymentWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MS = 300;

    private final Staff staff;
    private final RedeploymentBoard board;

    RedeploymentWatch(Staff staff, RedeploymentBoard board) {
        this.staff = staff;
        this.board = board;
    }

    /** What has to be shown, and the exit code: 0 when every node runs the new build. */
    int follow(String id) {
        RedeploymentView ended = untilTheEnd("/admin/redeployments/" + id + "/events");
        board.ended(ended);
        return ended.outcome() == Outcome.PROMOTED ? 0 : 1;
    }

    private RedeploymentView untilTheEnd(String path) {
        String last = "";
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; pause()) {
            try (Stream<String> events = staff.events(path)) {
                RedeploymentView seen = read(events);
                if (seen != null && seen.endedAt() != null) {
                    return seen;
                }
                if (seen != null) {
                    end = System.nanoTime() + PATIENCE.toNanos();
                }
            } catch (IOException | UncheckedIOException e) {
                last = String.valueOf(e);
            }
        }
        throw new UnreachableException(path + " told nothing more: " + last, null);
    }

    /** The last that was told before the stream ended. */
    private @Nullable RedeploymentView read(Stream<String> events) {
        RedeploymentView seen = null;
        for (String event : (Iterable<String>) events::iterator) {
            seen = Wire.read(event, RedeploymentView.class);
            board.show(seen);
            if (seen.endedAt() != null) {
                return seen;
            }
        }
        return seen;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted", e);
        }
    }
}
