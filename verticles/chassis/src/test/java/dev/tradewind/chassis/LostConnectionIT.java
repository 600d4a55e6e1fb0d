package dev.tradewind.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.DomainFixture;
import dev.tradewind.contracts.shared.Event;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Behind a relay that cuts a connection instead of passing on what the database says to something. */
class LostConnectionIT {
    private DomainFixture fixture;
    private Domain<Event> domain;
    private volatile String unanswered = "";

    @BeforeEach
    void open() {
        fixture = DomainFixture.open();
        URI server = URI.create(fixture.url());
        NetServer relay = fixture.await(fixture.vertx()
                .createNetServer()
                .connectHandler(near -> relay(near, server))
                .listen(0, "127.0.0.1"));
        String url = fixture.url().replace(":" + server.getPort() + "/", ":" + relay.actualPort() + "/");
        JsonObject database = new JsonObject().put("database", new JsonObject().put("url", url));
        domain = fixture.await(fixture.onLoop(() -> {
            Domain<Event> opened = Collector.open(fixture, database);
            return opened.start().map(opened);
        }));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aCommitWhoseAnswerIsLostMayHaveBeenMade() {
        unanswered = "COMMIT";
        assertThat(failure(() -> domain.database().transaction(tx -> Collector.note(tx, "committed"))))
                .matches(Failures::isPassing);
        unanswered = "";
        assertThat(fixture.await(Collector.notes(domain))).containsExactly("committed");
    }

    /** It waits behind a statement that is new to its connection. */
    @Test
    void aCommitThatCouldNotEvenBeSentIsNoBug() {
        unanswered = "a new statement";
        assertThat(failure(() -> domain.database().transaction(tx -> Collector.note(tx, "lost")
                        .onSuccess(noted -> tx.send("select 'a new statement'", Tuple.tuple())))))
                .matches(Failures::isPassing);
        unanswered = "";
        assertThat(fixture.await(Collector.notes(domain))).isEmpty();
    }

    private void relay(NetSocket near, URI server) {
        AtomicBoolean deaf = new AtomicBoolean();
        near.pause();
        fixture.vertx()
                .createNetClient()
                .connect(server.getPort(), server.getHost())
                .onSuccess(far -> {
                    near.handler(data -> {
                        String said = unanswered;
                        deaf.compareAndSet(
                                false,
                                !said.isEmpty() && data.toString("ISO-8859-1").contains(said));
                        Future<Void> sent = far.write(data);
                    });
                    far.handler(data -> {
                        Future<Void> passed = deaf.get() ? near.close() : near.write(data);
                    });
                    near.closeHandler(closed -> far.close());
                    far.closeHandler(closed -> near.close());
                    near.resume();
                });
    }

    private Throwable failure(Supplier<Future<Void>> call) {
        return fixture.await(
                call.get().transform(done -> Future.succeededFuture(Objects.requireNonNull(done.cause()))));
    }
}
