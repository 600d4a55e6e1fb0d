package dev.tradewind.operations;

import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Settings;
import dev.tradewind.contracts.operations.OperationsService;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import org.jspecify.annotations.Nullable;

/** Runs operations. */
public final class OperationsVerticle extends VerticleBase {
    private @Nullable Domain<Event> domain;

    @Override
    public Future<?> start() {
        Settings settings = Settings.of("verticles.operations", config());
        DomainSettings standard = DomainSettings.from(settings);
        settings.done();
        Domain<Event> opened = Domain.open(vertx, EventTypes.none("operations"), standard);
        domain = opened;
        return opened.serve(
                        OperationsService.class,
                        OperationsService.ADDRESS,
                        new Operations(new AuditLogStore(opened.database())))
                .start();
    }

    @Override
    public Future<?> stop() {
        return domain == null ? Future.succeededFuture() : domain.close();
    }
}
