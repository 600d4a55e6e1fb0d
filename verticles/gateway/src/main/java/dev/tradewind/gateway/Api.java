package dev.tradewind.gateway;

import dev.tradewind.contracts.shared.CommonError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.Replayed;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything below the base path: from the request line to the answer. */
final class Api implements Handler<HttpServerRequest> {
    private static final String NO_OPERATION = "none";

    private final Map<String, Handling> handlings;
    private final Routes routes;
    private final Admission admission;
    private final Authentication authentication;
    private final Bodies bodies;
    private final AuditTrail trail;
    private final Answers answers;
    private final Rechecks rechecks;

    Api(Document document, HandlingTable table, Admission admission, Authentication authentication, Edge edge) {
        this.handlings = table.checkedAgainst(document.operations().keySet());
        this.routes = new Routes(document.operations().values());
        this.admission = admission;
        this.authentication = authentication;
        this.bodies = edge.bodies();
        this.trail = edge.trail();
        this.answers = edge.answers();
        this.rechecks = edge.rechecks();
    }

    /** How bytes come in and go out, what is noted of it, and how long a stream lasts. */
    record Edge(Bodies bodies, Answers answers, AuditTrail trail, Rechecks rechecks) {}

    @Override
    public void handle(HttpServerRequest request) {
        Trace trace = Trace.of(request.getHeader("traceparent"));
        Routes.Match match = routes.find(request.path().substring(Document.BASE.length()));
        Operation operation = match == null ? null : match.operations().get(request.method());
        if (match == null || operation == null) {
            refuse(request, trace, match);
            return;
        }
        Call call = new Call(request, operation, match.values(), trace);
        request.response().closeHandler(closed -> call.leave());
        Future<Void> unused = admission
                .admit(call)
                .compose(admitted -> answered(call))
                .onSuccess(answer -> give(call, answer))
                .onFailure(failure -> refuse(call, failure))
                .onComplete(done -> admission.release(call))
                .mapEmpty();
    }

    private void give(Call call, Answer answer) {
        if (answer == Answer.TAKEN_OVER) {
            rechecks.watch(call);
        } else {
            answers.send(call, answer);
        }
    }

    private Future<Answer> answered(Call call) {
        return identified(call)
                .compose(identified -> check(call))
                .compose(valid -> received(call))
                .compose(taken -> trail.around(call, () -> handling(call).answer(call)))
                .recover(failure -> replayed(call.operation(), failure));
    }

    private Handling handling(Call call) {
        return Objects.requireNonNull(handlings.get(call.operation().id()));
    }

    private Future<Void> identified(Call call) {
        var principal = authentication.principal(call.header("Authorization"));
        if (!principal.isComplete()) {
            // What arrives while identity is asked must not be lost.
            call.request().pause();
        }
        return principal.compose(known -> {
            call.identify(known);
            return Authentication.permit(call.operation(), known);
        });
    }

    /**
     * While a body is on its way there is nothing to do: whoever sends it slowly must keep nobody else out. To check it
     * is work again.
     */
    private Future<Void> received(Call call) {
        Future<Void> arrived = bodies.receive(call);
        if (!arrived.isComplete()) {
            admission.release(call);
            arrived = arrived.compose(there -> admission.again(call));
        }
        return arrived.compose(there -> bodies.check(call));
    }

    private static Future<Void> check(Call call) {
        List<Operation.Parameter> parameters = call.operation().parameters();
        if (parameters.isEmpty()) {
            return Future.succeededFuture();
        }
        Findings found = new Findings();
        for (Operation.Parameter parameter : parameters) {
            parameter.check(value(call, parameter), found);
        }
        return found.isEmpty() ? Future.succeededFuture() : Future.failedFuture(found.failure());
    }

    private static @Nullable String value(Call call, Operation.Parameter parameter) {
        return switch (parameter.in()) {
            case "path" -> call.path(parameter.name());
            case "query" -> call.query(parameter.name());
            default -> call.header(parameter.name());
        };
    }

    /** The stored answer of a command that was sent before, with the status that it had. */
    private static Future<Answer> replayed(Operation operation, Throwable failure) {
        String stored = Replayed.in(failure);
        return stored == null
                ? Future.failedFuture(failure)
                : Future.succeededFuture(
                        Answer.json(operation.success(), stored).with("Idempotent-Replayed", "true"));
    }

    private void refuse(Call call, Throwable failure) {
        // What is left of the body goes to nobody, so that the connection can be used again.
        call.request().resume();
        answers.sendFailure(call, failure);
    }

    private void refuse(HttpServerRequest request, Trace trace, Routes.@Nullable Match match) {
        Operation nothing = new Operation(
                NO_OPERATION, request.method(), "", List.of(), Set.of(), List.of(), Operation.Body.NONE, 404);
        Call call = new Call(request, nothing, List.of(), trace);
        if (match == null) {
            answers.sendFailure(call, Fault.of(CommonError.NOT_FOUND, "There is nothing here."));
            return;
        }
        String allowed = match.operations().keySet().stream()
                .map(HttpMethod::name)
                .sorted()
                .collect(Collectors.joining(", "));
        call.response().putHeader("Allow", allowed);
        answers.sendFailure(call, Fault.of(GatewayError.METHOD_NOT_ALLOWED, "This can be asked with " + allowed + "."));
    }
}
