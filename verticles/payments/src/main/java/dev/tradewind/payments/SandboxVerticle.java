package dev.tradewind.payments;

import dev.tradewind.chassis.Domain;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Deploys the sandbox provider on loopback. Configuration: {@code port}, {@code webhook_url}, {@code webhook_secret},
 * {@code webhook_delay}, {@code fee_bps}, {@code slow}, {@code public_url}.
 */
public final class SandboxVerticle extends VerticleBase {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int IDLE_SECONDS = 60;

    private @Nullable Domain<Event> domain;
    private @Nullable HttpServer server;

    @Override
    public Future<?> start() {
        SandboxConfig config = SandboxConfig.from(config());
        Domain<Event> opened = Domain.open(vertx, EventTypes.none("sandbox"), config.domain());
        domain = opened;
        SandboxStore store = new SandboxStore(opened.database(), config.publicUrl());
        SandboxHttp http = new SandboxHttp(vertx, new Sandbox(opened.database(), store, config.feeBps()), config);
        HttpServer listening = vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS))
                .requestHandler(http.router());
        server = listening;
        return opened.start().compose(started -> listening.listen(config.port(), LOOPBACK));
    }

    @Override
    public Future<?> stop() {
        return Objects.requireNonNull(server).close().compose(closed -> Objects.requireNonNull(domain)
                .close());
    }
}
