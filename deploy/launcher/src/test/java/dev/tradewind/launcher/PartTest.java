package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.nodes.NodeProgress;
import dev.tradewind.contracts.nodes.NodeProgress.Phase;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/** A redeployment is taken back by whoever sees to its end, at whatever moment that is. */
class PartTest {
    private final Replacement replacement = new Replacement("n1");
    private final Deque<Promise<Void>> ways = new ArrayDeque<>();
    private boolean isThere = true;
    private final Part part = new Part("cart", replacement, progress -> isThere, () -> {
        Promise<Void> way = Promise.promise();
        ways.add(way);
        return way.future();
    });

    @Test
    void theWayBackBeginsWhenWhatRunsHasBeenNoted() {
        replacement.promoted();
        Future<NodeProgress> undone = part.undo();
        assertThat(ways)
                .as("the old build has not stopped, and nothing is noted")
                .isEmpty();
        part.ended();
        ways.getFirst().complete();
        assertThat(undone.result().phase()).isEqualTo(Phase.RESTORED);
    }

    @Test
    void whatCouldNotBeUndoneCanBeUndoneLater() {
        replacement.promoted();
        part.ended();
        Future<NodeProgress> first = part.undo();
        ways.getFirst().fail("being replaced already");
        assertThat(first.failed()).isTrue();
        assertThat(part.progress().phase()).isEqualTo(Phase.PROMOTED);
        Future<NodeProgress> second = part.undo();
        ways.getLast().complete();
        assertThat(second.result().phase()).isEqualTo(Phase.RESTORED);
    }

    @Test
    void itGoesBackOnceHoweverManyAsk() {
        replacement.promoted();
        part.ended();
        Future<NodeProgress> one = part.undo();
        Future<NodeProgress> other = part.undo();
        ways.getFirst().complete();
        assertThat(one.result()).isEqualTo(other.result());
        assertThat(part.undo().result().phase()).isEqualTo(Phase.RESTORED);
        assertThat(ways).hasSize(1);
    }

    @Test
    void whatHasBeenReplacedSinceStays() {
        replacement.promoted();
        part.ended();
        isThere = false;
        assertThat(part.undo().result().phase()).isEqualTo(Phase.PROMOTED);
        assertThat(ways).isEmpty();
    }

    @Test
    void itIsNotUndoneWhileItIsDecided() {
        Fault fault = Fault.in(part.undo().cause());
        assertThat(fault).isNotNull().extracting(Fault::code).isEqualTo("conflict");
        replacement.refused(new IllegalStateException("does not start"));
        part.ended();
        assertThat(part.undo().result().phase()).isEqualTo(Phase.REFUSED);
        assertThat(ways).isEmpty();
    }
}
