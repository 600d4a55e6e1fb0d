package dev.tradewind.gateway;

import dev.tradewind.contracts.nodes.NodesService;
import dev.tradewind.contracts.nodes.Redeployment;
import dev.tradewind.contracts.nodes.RedeploymentView;
import dev.tradewind.contracts.nodes.Scaling;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** Replacing and scaling verticles, and how that goes. */
final class Redeploying {
    private final Vertx vertx;
    private final NodesService nodes;
    private final RedeploymentStreams streams;

    Redeploying(Vertx vertx, RedeploymentStreams streams) {
        this.vertx = vertx;
        this.nodes = NodesService.proxy(vertx);
        this.streams = streams;
    }

    void into(HandlingTable table) {
        table.on("redeployVerticle", this::redeploy)
                .on("rollBackVerticle", this::rollBack)
                .on("scaleVerticle", this::scale)
                .on("listRedeployments", call -> nodes.redeployments().map(Answer::ok))
                .on("getRedeployment", call -> nodes.redeployment(call.path("redeployment_id"))
                        .map(Answer::ok))
                .on("followRedeployment", this::follow);
    }

    private Future<Answer> redeploy(Call call) {
        NewBuild build = call.body(NewBuild.class);
        return replace(call, new Redeployment(call.path("verticle"), build.jar(), build.canary()));
    }

    private Future<Answer> rollBack(Call call) {
        return replace(call, Redeployment.back(call.path("verticle")));
    }

    private Future<Answer> scale(Call call) {
        Scaling scaling =
                new Scaling(call.path("verticle"), call.body(NewSize.class).instances(), "");
        return nodes.scale(scaling, call.context())
                .map(view -> Answer.accepted(view).with("Location", place(view)));
    }

    // Asked once: what it began goes on, and the next attempt sees what came of it.
    private Future<Answer> replace(Call call, Redeployment redeployment) {
        if (call.prefersNotToWait()) {
            return nodes.begin(redeployment, call.context()).map(Redeploying::begun);
        }
        return NodesService.redeploying(vertx)
                .redeploy(redeployment, call.context())
                .map(Answer::ok);
    }

    private static Answer begun(RedeploymentView view) {
        return Answer.accepted(view).with("Location", place(view)).withoutWaiting();
    }

    private static String place(RedeploymentView view) {
        return Document.BASE + "/admin/redeployments/" + view.id();
    }

    private Future<Answer> follow(Call call) {
        return nodes.redeployment(call.path("redeployment_id")).map(now -> {
            streams.begin(call, now);
            return Answer.TAKEN_OVER;
        });
    }

    private record NewSize(int instances) {}

    private record NewBuild(String jar, @Nullable Integer canary) {}
}
