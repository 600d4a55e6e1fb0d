package dev.tradewind.launcher;

import dev.tradewind.contracts.nodes.NodeList;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.VerticleView;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until the nodes of a layout have joined and what they run is healthy. For ordinary threads. */
final class Gathering {
    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STEP_MAX = Duration.ofSeconds(10);
    private static final long LOOK_MS = 250;

    private final NodesService nodes;
    private final Vertx vertx;
    private final Children children;
    private final Steps steps;

    Gathering(Vertx vertx, Children children, Steps steps) {
        this.steps = steps;
        this.nodes = NodesService.proxy(vertx);
        this.vertx = vertx;
        this.children = children;
    }

    /** @throws StartException with one line when a node has ended, or is not there within two minutes */
    void await() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!isComplete()) {
            String ended = children.ended();
            if (ended != null) {
                throw new StartException(ended);
            }
            if (Instant.now().isAfter(deadline)) {
                throw new StartException("not all nodes are there after " + PATIENCE.toSeconds() + " s");
            }
            pause();
        }
    }

    private boolean isComplete() {
        try {
            NodeList found = steps.await(nodes::nodes, STEP_MAX);
            Set<String> healthy = found.data().stream()
                    .flatMap(node -> node.verticles().stream())
                    .filter(VerticleView::healthy)
                    .map(VerticleView::name)
                    .collect(Collectors.toSet());
            return found.data().size() == children.layout().nodes().size()
                    && children.layout().domains().stream().allMatch(healthy::contains);
        } catch (Steps.BrokenOff e) {
            throw e;
        } catch (RuntimeException notYet) {
            LOG.debug("the nodes cannot be asked yet", notYet);
            return false;
        }
    }

    private void pause() {
        Object unused = steps.await(() -> vertx.timer(LOOK_MS, TimeUnit.MILLISECONDS), STEP_MAX);
    }
}
