package dev.tradewind.bench.yardstick;

import dev.tradewind.chassis.Batch;
import dev.tradewind.chassis.Domain;
import dev.tradewind.chassis.DomainSettings;
import dev.tradewind.chassis.Outcome;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A domain that listens and keeps a row per subject: one statement a batch. */
final class FeedSink extends VerticleBase {
    private static final String COUNT =
            """
            insert into effects (subject, events)
            select subject, count(*) from unnest($1::text[]) as taken (subject) group by subject order by subject
            on conflict (subject) do update set events = effects.events + excluded.events
            """;

    private final JsonObject settings;
    private final Clock clock;
    private @Nullable Domain<Event> domain;

    FeedSink(JsonObject settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        domain = Domain.open(vertx, EventTypes.none("yardstick_sink"), DomainSettings.from(settings))
                .follow(Tick.TYPES, this::take);
        return domain.start();
    }

    @Override
    public Future<?> stop() {
        return domain == null ? Future.succeededFuture() : domain.close();
    }

    private Future<Outcome> take(Batch<Tick> batch, Tx tx) {
        String[] subjects = batch.events().stream()
                .map(received -> received.envelope().subject())
                .toArray(String[]::new);
        List<Integer> numbers = batch.of(Tick.Ticked.class).stream()
                .map(received -> received.event().number())
                .toList();
        tx.afterCommit(() -> clock.effective(numbers));
        return tx.query(COUNT, Tuple.tuple().addArrayOfString(subjects)).map(counted -> Outcome.DONE);
    }
}
