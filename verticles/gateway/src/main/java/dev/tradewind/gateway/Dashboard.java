package dev.tradewind.gateway;

import dev.tradewind.contracts.auditor.Invariant;
import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.contracts.nodes.NodeList;
import dev.tradewind.contracts.nodes.VerticleView;
import dev.tradewind.contracts.operations.Pulse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How everything is, on one page.
 *
 * @param pulse null while operations does not answer
 * @param missing who could not be asked
 */
record Dashboard(
        Instant at, @Nullable Pulse pulse, List<DomainState> domains, List<Alert> alerts, List<String> missing) {
    private static final double LAG_SECONDS_MAX = 30;
    /** The shop goes on without them. */
    private static final Set<String> OPTIONAL = Set.of("personalization", "demand", "fraud");

    /**
     * A domain, on all nodes together.
     *
     * @param lagSeconds of the feed that it is furthest behind
     * @param eventsPerMinute that it tells; null while it is not known
     */
    record DomainState(
            String name,
            int nodes,
            int instances,
            boolean healthy,
            @Nullable String problem,
            double lagSeconds,
            long parked,
            @Nullable Double eventsPerMinute) {}

    /**
     * Something that somebody should look at.
     *
     * @param subject a domain, a node, a consumer and its feed, or an invariant's number
     * @param value seconds or events, where there is a number
     */
    record Alert(Kind kind, String subject, String detail, @Nullable Double value) {
        enum Kind {
            INVARIANT_RED,
            UNHEALTHY,
            ABSENT,
            NODE_SILENT,
            DEAD_LETTERS,
            LAG
        }
    }

    static List<DomainState> domains(List<String> names, NodeList nodes, Throughput throughput) {
        return names.stream().map(name -> domain(name, nodes, throughput)).toList();
    }

    private static DomainState domain(String name, NodeList nodes, Throughput throughput) {
        List<VerticleView> running = running(name, nodes);
        Map<String, VerticleView.FeedLag> feeds = feeds(running);
        return new DomainState(
                name,
                running.size(),
                running.stream().mapToInt(VerticleView::instances).sum(),
                !running.isEmpty() && running.stream().allMatch(VerticleView::healthy),
                running.stream()
                        .map(VerticleView::problem)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                feeds.values().stream()
                        .mapToDouble(VerticleView.FeedLag::lagSeconds)
                        .max()
                        .orElse(0),
                feeds.values().stream().mapToLong(VerticleView.FeedLag::parked).sum(),
                throughput.perMinute(name));
    }

    static List<Alert> alerts(List<String> names, NodeList nodes) {
        List<Alert> alerts = new ArrayList<>();
        nodes.missing().forEach(node -> alerts.add(new Alert(Alert.Kind.NODE_SILENT, node, "does not answer", null)));
        for (String name : names) {
            List<VerticleView> running = running(name, nodes);
            if (running.isEmpty() && !OPTIONAL.contains(name)) {
                alerts.add(new Alert(Alert.Kind.ABSENT, name, "runs nowhere", null));
            }
            running.stream()
                    .filter(verticle -> !verticle.healthy())
                    .findFirst()
                    .ifPresent(ill -> alerts.add(new Alert(
                            Alert.Kind.UNHEALTHY,
                            name,
                            Objects.requireNonNullElse(ill.problem(), "is not healthy"),
                            null)));
            feeds(running).forEach((feed, lag) -> {
                if (lag.parked() > 0) {
                    alerts.add(new Alert(
                            Alert.Kind.DEAD_LETTERS, name + "/" + feed, "events are parked", (double) lag.parked()));
                }
                if (lag.lagSeconds() > LAG_SECONDS_MAX) {
                    alerts.add(new Alert(Alert.Kind.LAG, name + "/" + feed, "is behind", lag.lagSeconds()));
                }
            });
        }
        return alerts;
    }

    static List<Alert> alerts(Invariants invariants) {
        return invariants.data().stream()
                .filter(invariant -> invariant.status() == Invariant.Status.RED)
                .map(red -> new Alert(Alert.Kind.INVARIANT_RED, Integer.toString(red.number()), red.name(), (double)
                        red.offenders().size()))
                .toList();
    }

    private static List<VerticleView> running(String name, NodeList nodes) {
        return nodes.data().stream()
                .flatMap(node -> node.verticles().stream())
                .filter(verticle -> verticle.name().equals(name))
                .toList();
    }

    /** Every node that runs a domain tells of the domain's cursors, so that the worst word of each feed counts. */
    private static Map<String, VerticleView.FeedLag> feeds(List<VerticleView> running) {
        Map<String, VerticleView.FeedLag> feeds = new LinkedHashMap<>();
        running.forEach(verticle -> verticle.feeds()
                .forEach(lag -> feeds.merge(
                        lag.feed(),
                        lag,
                        (one, other) -> new VerticleView.FeedLag(
                                one.feed(),
                                Math.max(one.lagSeconds(), other.lagSeconds()),
                                Math.max(one.parked(), other.parked())))));
        return feeds;
    }
}
