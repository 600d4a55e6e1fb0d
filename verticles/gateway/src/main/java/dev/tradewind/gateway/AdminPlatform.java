package dev.tradewind.gateway;

import dev.tradewind.contracts.auditor.AuditorService;
import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Calls;
import dev.tradewind.contracts.shared.FeedControl;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.Position;
import dev.tradewind.contracts.shared.RewindQuery;
import dev.tradewind.contracts.shared.Subscription;
import dev.tradewind.contracts.shared.Subscriptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The nodes, the invariants, and how far everybody has come in the feeds. */
final class AdminPlatform {
    private final Vertx vertx;
    private final AuditorService auditor;
    private final NodesService nodes;
    private final List<String> domains;
    private final DomainNames names;
    private final Patience patience;

    AdminPlatform(Vertx vertx, Services services, Patience patience, GatewayConfig config) {
        this.vertx = vertx;
        this.auditor = services.auditor();
        this.nodes = NodesService.proxy(vertx);
        this.domains = config.domains();
        this.names = new DomainNames(domains, config.traceUrl());
        this.patience = patience;
    }

    void into(HandlingTable table) {
        // Asked once: it takes its time, and a second check beside the first helps nobody.
        table.on("getInvariants", this::invariants)
                .on("listNodes", call -> nodes.nodes().map(Answer::ok))
                .on("listDomains", call -> Future.succeededFuture(Answer.ok(names)))
                .on("listFeeds", this::feeds)
                .on("previewReplay", this::preview)
                .on("replayFeed", this::replay);
    }

    private Future<Answer> invariants(Call call) {
        boolean deep = Boolean.parseBoolean(call.query("deep"));
        return (deep ? auditor.deep() : auditor.invariants()).map(Answer::ok);
    }

    private Future<Answer> feeds(Call call) {
        List<String> missing = new ArrayList<>();
        List<Future<List<Subscription>>> reads = domains.stream()
                .map(domain -> control(domain)
                        .subscriptions()
                        .map(Subscriptions::subscriptions)
                        .recover(away -> {
                            missing.add(domain);
                            return Future.succeededFuture(List.of());
                        }))
                .toList();
        return Future.join(reads)
                .map(read -> Answer.ok(new FeedStates(
                        reads.stream()
                                .flatMap(states -> states.result().stream())
                                .toList(),
                        missing)));
    }

    private Future<Answer> replay(Call call) {
        FeedControl consumer = control(call.path("consumer"));
        CallContext context = call.context();
        List<Position> heads = call.body(Replay.class).heads();
        String feed = call.path("feed");
        return patience.repeatable(() -> heads == null
                        ? consumer.replay(feed, context)
                        : consumer.rewind(new FeedHeads(feed, heads), context))
                .map(moved -> Answer.nothing());
    }

    private Future<Answer> preview(Call call) {
        RewindQuery query = new RewindQuery(call.path("feed"), call.query("since", Instant::parse));
        // Asked once: it may read a good part of a log.
        return control(call.path("consumer")).preview(query).map(Answer::ok);
    }

    private FeedControl control(String domain) {
        return Objects.requireNonNull(FeedControl.proxy(vertx, domain, Calls.deadline()));
    }

    /** @param traceUrl where a trace can be looked at, with {@code {trace_id}} in it; null when nobody said where */
    private record DomainNames(List<String> data, @Nullable String traceUrl) {}

    private record Replay(@Nullable List<Position> heads) {}

    private record FeedStates(List<Subscription> data, List<String> missing) {}
}
