package dev.tradewind.gateway;

import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Clients that watch a redeployment. Each is told how it is whenever that differs from what it was told last. */
final class RedeploymentStreams {
    private static final int MAX = 100;
    private static final long LOOK_MS = 250;
    private static final int HEARTBEAT_LOOKS = 40;

    private final Vertx vertx;
    private final NodesService nodes;
    private final Admission admission;
    private final Set<Stream> streams = new HashSet<>();
    private final long timer;

    RedeploymentStreams(Vertx vertx, Admission admission) {
        this.vertx = vertx;
        this.nodes = NodesService.proxy(vertx);
        this.admission = admission;
        this.timer = vertx.setPeriodic(LOOK_MS, tick -> List.copyOf(streams).forEach(Stream::look));
    }

    /** @param now how it is */
    void begin(Call call, RedeploymentView now) {
        if (streams.size() >= MAX) {
            throw Fault.passing(CommonError.UNAVAILABLE, "Too many watch redeployments.", 1);
        }
        admission.release(call);
        HttpServerResponse response = Streaming.begin(call);
        Stream stream = new Stream(response, now.id());
        streams.add(stream);
        call.onGone(() -> streams.remove(stream));
        response.exceptionHandler(broken -> streams.remove(stream));
        stream.tell(now);
    }

    Future<Void> close() {
        boolean unused = vertx.cancelTimer(timer);
        return Future.join(List.copyOf(streams).stream().map(Stream::end).toList())
                .mapEmpty();
    }

    private final class Stream {
        private final HttpServerResponse response;
        private final String redeployment;
        private String told = "";
        private boolean looking;
        private int looks;

        Stream(HttpServerResponse response, String redeployment) {
            this.response = response;
            this.redeployment = redeployment;
        }

        void look() {
            if (looking || !Streaming.isOpen(response) || response.writeQueueFull()) {
                return;
            }
            looking = true;
            Future<RedeploymentView> unused =
                    nodes.redeployment(redeployment).onSuccess(this::tell).onComplete(looked -> looking = false);
        }

        void tell(RedeploymentView now) {
            String text = Wire.write(now);
            looks++;
            if (!text.equals(told)) {
                Streaming.write(response, "event: progress\ndata: " + text + "\n\n");
            } else if (looks % HEARTBEAT_LOOKS == 0) {
                Streaming.heartbeat(response);
            }
            told = text;
            if (now.endedAt() != null) {
                Future<Void> unused = end();
            }
        }

        Future<Void> end() {
            streams.remove(this);
            return Streaming.end(response);
        }
    }
}
