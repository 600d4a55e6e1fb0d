package dev.tradewind.payments;

import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.contracts.wire.Wire;
import dev.tradewind.payments.ProviderCalls.Reply;
import dev.tradewind.payments.SandboxPayment.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The sandbox, over HTTP like any other provider. */
final class SandboxProvider implements Provider {
    static final String NAME = "sandbox";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final WebClient client;
    private final ProviderCalls calls;
    private final String webhookSecret;

    SandboxProvider(Vertx vertx, PaymentsConfig config, PaymentsConfig.Sandbox sandbox) {
        client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setDefaultHost(sandbox.host())
                        .setDefaultPort(sandbox.port())
                        .setConnectTimeout(2_000)
                        .setUserAgent("tradewind"),
                new PoolOptions().setHttp1MaxSize(config.concurrency() * 2));
        calls = new ProviderCalls(NAME, config.deadline());
        webhookSecret = sandbox.webhookSecret();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Future<Answer> authorize(Attempt attempt) {
        Money amount = attempt.payment().funds().authorized();
        String token = attempt.token() == null ? "" : attempt.token();
        SandboxPayment.Charge charge = new SandboxPayment.Charge(
                token,
                amount.amount(),
                amount.currency(),
                attempt.payment().orderId().value());
        return post("authorize", "/sandbox/payments", attempt.key(), charge)
                .map(reply -> understood(reply, SandboxProvider::charged, Answer.Unknown::new));
    }

    @Override
    public Future<Receipt> transfer(Attempt attempt, Transfer transfer) {
        String verb = transfer.kind() == Transfer.Kind.CAPTURE ? "capture" : "refund";
        SandboxPayment.Amount amount =
                new SandboxPayment.Amount(transfer.amount().amount());
        return post(verb, path(attempt, "/" + verb), transfer.id(), amount)
                .map(reply -> understood(reply, got -> moved(got, transfer), Receipt.Unknown::new));
    }

    @Override
    public Future<Receipt> release(Attempt attempt) {
        return post("void", path(attempt, "/void"), attempt.key() + ":void", Map.of())
                .map(reply -> understood(reply, got -> released(got, attempt), Receipt.Unknown::new));
    }

    @Override
    public Future<Observation> look(Attempt attempt) {
        PaymentId id = attempt.payment().id();
        boolean byKey = attempt.payment().reference() == null;
        HttpRequest<Buffer> request = byKey
                ? client.get("/sandbox/payments").addQueryParam("idempotency_key", attempt.key())
                : client.get(path(attempt, ""));
        Function<Reply.Got, Observation> meaning = byKey ? got -> listed(got, id) : got -> shown(got, id);
        return calls.call("look", request, HttpRequest::send)
                .map(reply -> understood(reply, meaning, why -> Observation.of(id, new Answer.Unknown(why))));
    }

    @Override
    public boolean signed(String signature, String body, Instant now) {
        return WebhookSignature.verify(webhookSecret, signature, body, now);
    }

    @Override
    public Future<Optional<Observation>> read(String body) {
        try {
            return Future.succeededFuture(Optional.of(
                    observed(Wire.read(body, SandboxPayment.Message.class).payment())));
        } catch (IllegalArgumentException e) {
            return Future.succeededFuture(Optional.empty());
        }
    }

    private Future<Reply> post(String operation, String path, String key, Object body) {
        HttpRequest<Buffer> request =
                client.post(path).putHeader(IDEMPOTENCY_KEY, key).putHeader("Content-Type", "application/json");
        return calls.call(operation, request, r -> r.sendBuffer(Buffer.buffer(Wire.write(body))));
    }

    private static String path(Attempt attempt, String rest) {
        return "/sandbox/payments/" + attempt.payment().reference() + rest;
    }

    /** What the reply means; an unknown when there is none, or none that can be read. */
    private static <T> T understood(Reply reply, Function<Reply.Got, T> meaning, Function<String, T> unknown) {
        try {
            return switch (reply) {
                case Reply.Got got when got.status() < 500 -> meaning.apply(got);
                case Reply.Got got -> unknown.apply("status " + got.status());
                case Reply.Silence silence -> unknown.apply(silence.why());
            };
        } catch (IllegalArgumentException e) {
            return unknown.apply("an answer that cannot be read");
        }
    }

    private static Answer charged(Reply.Got got) {
        return switch (got.status()) {
            case 200, 201, 402 -> answer(Wire.read(got.body(), SandboxPayment.class));
            case 400, 409, 422 -> new Answer.Declined(null, code(got));
            default -> new Answer.Unknown("status " + got.status());
        };
    }

    private static Receipt moved(Reply.Got got, Transfer transfer) {
        return switch (got.status()) {
            case 200, 201 ->
                fee(
                        Wire.read(got.body(), SandboxPayment.Move.class),
                        transfer.amount().currency());
            case 400, 404, 409, 422 -> new Receipt.Refused(code(got));
            default -> new Receipt.Unknown("status " + got.status());
        };
    }

    private static Receipt released(Reply.Got got, Attempt attempt) {
        return switch (got.status()) {
            case 200, 201 ->
                new Receipt.Moved(
                        Money.zero(attempt.payment().funds().authorized().currency()));
            case 404 -> new Receipt.Absent();
            case 400, 409, 422 -> new Receipt.Refused(code(got));
            default -> new Receipt.Unknown("status " + got.status());
        };
    }

    private static Observation shown(Reply.Got got, PaymentId id) {
        return switch (got.status()) {
            case 200 -> observed(Wire.read(got.body(), SandboxPayment.class));
            case 404 -> Observation.of(id, new Answer.Absent());
            default -> Observation.of(id, new Answer.Unknown("status " + got.status()));
        };
    }

    private static Observation listed(Reply.Got got, PaymentId id) {
        if (got.status() != 200) {
            return Observation.of(id, new Answer.Unknown("status " + got.status()));
        }
        return Wire.read(got.body(), SandboxPayment.Page.class).data().stream()
                .findFirst()
                .map(SandboxProvider::observed)
                .orElseGet(() -> Observation.of(id, new Answer.Absent()));
    }

    private static Observation observed(SandboxPayment seen) {
        Map<String, Receipt> transfers = new HashMap<>();
        seen.captures().forEach(move -> transfers.put(move.key(), fee(move, seen.currency())));
        seen.refunds().forEach(move -> transfers.put(move.key(), fee(move, seen.currency())));
        return new Observation(new PaymentId(seen.idempotencyKey()), answer(seen), Map.copyOf(transfers));
    }

    private static Answer answer(SandboxPayment seen) {
        NextAction next = seen.nextAction();
        return switch (seen.state()) {
            case AUTHORIZED -> new Answer.Authorized(seen.id(), seen.card());
            case DECLINED -> new Answer.Declined(seen.id(), orDeclined(seen.code()));
            case VOIDED -> new Answer.Voided(seen.id());
            case ACTION_REQUIRED ->
                next == null ? new Answer.Unknown("no next action") : new Answer.ActionRequired(seen.id(), next);
        };
    }

    private static Receipt fee(SandboxPayment.Move move, String currency) {
        return new Receipt.Moved(new Money(move.fee(), currency));
    }

    private static String orDeclined(@Nullable String code) {
        return code == null ? "declined" : code;
    }

    private static String code(Reply.Got got) {
        return Wire.read(got.body(), Refusal.class).error().code();
    }
}
