package dev.tradewind.payments;

import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.wire.Names;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the merchant what happened, signed. A message that is not taken is sent again a few times and then forgotten,
 * as real providers do in the end; what is not told can be asked for.
 */
final class SandboxWebhooks {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxWebhooks.class);
    private static final int TRIES = 5;
    private static final long FIRST_PAUSE_MS = 250;
    private static final long LONGEST_HOLD_MS = 2_000;
    private static final int MOST_WAITING = 10_000;

    private final Vertx vertx;
    private final SandboxConfig config;
    private final Supplier<SandboxFaults> faults;
    private final WebClient client;
    private int waiting;

    SandboxWebhooks(Vertx vertx, SandboxConfig config, Supplier<SandboxFaults> faults) {
        this.vertx = vertx;
        this.config = config;
        this.faults = faults;
        client = WebClient.create(
                vertx,
                new WebClientOptions().setConnectTimeout(2_000).setUserAgent("tradewind-sandbox"),
                new PoolOptions().setHttp1MaxSize(16));
    }

    void tell(String type, SandboxPayment payment) {
        SandboxFaults now = faults.get();
        if (SandboxFaults.happens(now.dropWebhooks()) || waiting >= MOST_WAITING) {
            return;
        }
        String body = Wire.write(new SandboxPayment.Message(Id.next("evt"), type, Instant.now(), payment));
        later(hold(now), body);
        if (SandboxFaults.happens(now.duplicateWebhooks())) {
            later(hold(now), body);
        }
    }

    static String type(SandboxPayment payment) {
        return "payment." + Names.snake(payment.state().name());
    }

    private long hold(SandboxFaults now) {
        long delay = Math.max(1, config.webhookDelay().toMillis());
        return SandboxFaults.happens(now.reorderWebhooks())
                ? delay + ThreadLocalRandom.current().nextLong(LONGEST_HOLD_MS)
                : delay;
    }

    private void later(long delay, String body) {
        waiting++;
        vertx.setTimer(delay, id -> send(body, 1));
    }

    private void send(String body, int tries) {
        post(body).onComplete(answer -> {
            boolean taken = answer.succeeded() && answer.result().statusCode() < 300;
            if (taken || tries == TRIES) {
                waiting--;
            } else {
                vertx.setTimer(FIRST_PAUSE_MS << tries, id -> send(body, tries + 1));
            }
            if (!taken && tries == TRIES) {
                LOG.info("A webhook was not taken by {} and is forgotten", config.webhookUrl());
            }
        });
    }

    private Future<HttpResponse<Buffer>> post(String body) {
        return client.postAbs(config.webhookUrl())
                .timeout(5_000)
                .putHeader("Content-Type", "application/json")
                .putHeader("Sandbox-Signature", WebhookSignature.sign(config.webhookSecret(), body, Instant.now()))
                .sendBuffer(Buffer.buffer(body));
    }
}
