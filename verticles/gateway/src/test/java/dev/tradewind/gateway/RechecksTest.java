package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.identity.Role;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams last as long as the right to them, by a clock of our own. */
class RechecksTest {
    private static final Operation WATCHING = new Operation(
            "watch", HttpMethod.GET, "/", List.of(), Set.of(Role.VIEWER), List.of(), Operation.Body.NONE, 200);

    private final AtomicLong now = new AtomicLong(System.currentTimeMillis());
    private final BlockingQueue<Call> opened = new LinkedBlockingQueue<>();
    private final Promise<Void> left = Promise.promise();
    private Vertx vertx;
    private TestTokens signer;
    private Authentication authentication;
    private Rechecks rechecks;
    private HttpServer server;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        signer = new TestTokens(vertx);
        Fake.on(vertx, IdentityService.class, IdentityService.ADDRESS)
                .reply("verificationKey", asked -> Future.succeededFuture(signer.verificationKey()));
        IdentityService identity = IdentityService.proxy(vertx);
        Patience patience = new Patience(vertx);
        authentication = new Authentication(
                new AccessTokens(vertx, identity, patience, now::get), new ApiKeys(identity, patience));
        rechecks = new Rechecks(vertx, authentication, Duration.ofMillis(10));
        server = await(vertx.createHttpServer().requestHandler(this::stream).listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private void stream(HttpServerRequest request) {
        request.pause();
        Future<Void> unused = authentication
                .principal(request.getHeader("Authorization"))
                .onSuccess(known -> {
                    Call call = new Call(request, WATCHING, List.of(), Trace.of(null));
                    call.onGone(left::tryComplete);
                    request.resume();
                    Streaming.write(Streaming.begin(call), ": \n\n");
                    rechecks.watch(call);
                    opened.add(call);
                })
                .mapEmpty();
    }

    @Test
    void aStreamEndsWithItsTokenAndTheOthersGoOn() throws Exception {
        Future<HttpResponse<Buffer>> first = watch();
        assertThat(opened.poll(20, TimeUnit.SECONDS)).isNotNull();
        // What is remembered of the first token is forgotten, and identity's new key knows nothing of it.
        signer.newKey("key-2");
        now.addAndGet(700_000);
        Future<HttpResponse<Buffer>> second = watch();
        Call other = opened.poll(20, TimeUnit.SECONDS);

        assertThat(await(first).bodyAsString()).startsWith(":");
        await(left.future());
        assertThat(second.isComplete()).isFalse();
        assertThat(other).isNotNull();
        assertThat(Streaming.isOpen(other.response())).isTrue();
    }

    private Future<HttpResponse<Buffer>> watch() {
        return WebClient.create(vertx)
                .get(server.actualPort(), "127.0.0.1", "/")
                .putHeader("Authorization", "Bearer " + signer.of(Role.VIEWER))
                .send();
    }
}
