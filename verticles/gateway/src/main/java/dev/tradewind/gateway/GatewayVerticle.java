package dev.tradewind.gateway;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Deploys the gateway: REST, server-sent events and pages on one port. Configuration: {@link GatewayConfig}. */
public final class GatewayVerticle extends VerticleBase {
    private @Nullable Gateway gateway;

    @Override
    public Future<?> start() {
        GatewayConfig config = GatewayConfig.from(config());
        return vertx.executeBlocking(() -> Document.load(config.limits().body()), false)
                .compose(document -> {
                    gateway = new Gateway(vertx, config, document);
                    return gateway.open();
                });
    }

    @Override
    public Future<?> stop() {
        return gateway == null ? Future.succeededFuture() : gateway.close();
    }

    /** The port that it listens on. */
    public int port() {
        return Objects.requireNonNull(gateway).port();
    }
}
