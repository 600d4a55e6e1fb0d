package dev.tradewind.chassis;

import dev.tradewind.chassis.Tally.Counts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Lets a release of a domain have a share of this node's calls for a while and compares what becomes of them with what
 * becomes of the others in the same time.
 *
 * <p>The release fails when it breaks, or does not understand, at least three calls and more than one in a hundred
 * beyond twice the rate of the other, or when it takes, over at least fifty calls, three times as long on average and
 * ten milliseconds more.
 */
public final class Canary {
    private static final long LOOK_MS = 200;
    private static final int ENOUGH_CALLS = 500;
    private static final int FAILURES_MIN = 3;
    private static final double FAILURE_RATE_MORE = 0.01;
    private static final int TIMED_CALLS_MIN = 50;
    private static final int SLOWER_TIMES = 3;
    private static final double SLOWER_MS = 10;

    private final Vertx vertx;
    private final Switchboard board;
    private final String main;
    private final String candidate;
    private volatile Counts before = Counts.NONE;

    /**
     * @param main deployment of the release that has the calls
     * @param candidate deployment of the one that has none yet
     */
    public Canary(Vertx vertx, Switchboard board, String main, String candidate) {
        this.vertx = vertx;
        this.board = board;
        this.main = main;
        this.candidate = candidate;
    }

    /**
     * Ends when the candidate has failed, has had five hundred calls, or the time is over; then all calls go to the
     * main release again.
     *
     * @param percent of the calls, 1 to 100
     * @return why it failed; empty when it did not
     */
    public Future<Optional<String>> run(int percent, Duration most) {
        before = board.counts(main);
        board.share(candidate, percent);
        return look(System.nanoTime() + most.toNanos()).onComplete(over -> board.promote(main));
    }

    /**
     * What became of both releases' calls since the trial began.
     *
     * @param own the candidate's
     * @param other the main one's
     */
    public record Standing(Counts own, Counts other) {}

    /** As it is now. Fails when one of the two is not here any more. */
    public Standing standing() {
        return new Standing(board.counts(candidate), board.counts(main).minus(before));
    }

    private Future<Optional<String>> look(long end) {
        return vertx.timer(LOOK_MS, TimeUnit.MILLISECONDS).compose(now -> {
            Standing standing = standing();
            Optional<String> wrong = wrong(standing.own(), standing.other());
            boolean over = standing.own().answered() >= ENOUGH_CALLS || System.nanoTime() > end;
            return wrong.isPresent() || over ? Future.succeededFuture(wrong) : look(end);
        });
    }

    static Optional<String> wrong(Counts own, Counts other) {
        if (own.failed() >= FAILURES_MIN && own.failureRate() > 2 * other.failureRate() + FAILURE_RATE_MORE) {
            return Optional.of("it broke " + own.failed() + " of " + own.answered() + " calls, the other "
                    + other.failed() + " of " + other.answered());
        }
        if (own.answered() >= TIMED_CALLS_MIN
                && own.meanMillis() > SLOWER_TIMES * other.meanMillis()
                && own.meanMillis() > other.meanMillis() + SLOWER_MS) {
            return Optional.of(String.format(
                    Locale.ROOT, "it took %.1f ms a call, the other %.1f ms", own.meanMillis(), other.meanMillis()));
        }
        return Optional.empty();
    }
}
