package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.catalog.OfferChange;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.shared.CallContext;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often the database is waited for. */
class RoundTripsIT {
    private static final int CHANGES = 100;

    private CatalogFixture fixture;
    private final AtomicInteger trips = new AtomicInteger();

    @BeforeEach
    void open() {
        fixture = CatalogFixture.open(this::relayed);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void changesAnOfferWithFewWaits() {
        OfferView offer = fixture.offer(fixture.product("Lamp"), fixture.merchant("Acme"), 1_000);
        change(offer, 0);
        int fewest = IntStream.range(1, CHANGES + 1)
                .map(i -> {
                    int before = trips.get();
                    change(offer, i);
                    return trips.get() - before;
                })
                .min()
                .orElseThrow();
        // Lock and read, write, commit. What followers ask meanwhile counts, too, but not meanwhile of each change.
        assertThat(fewest).isBetween(1, 6);
    }

    private void change(OfferView offer, int cents) {
        OfferChange change = new OfferChange(CatalogFixture.eur(1_000 + cents), null, null, null);
        assertThat(fixture.await(fixture.catalog.changeOffer(offer.id(), change, CallContext.SYSTEM))
                        .price())
                .isEqualTo(change.price());
    }

    /** The same database behind a relay that counts how often a client speaks after it has heard something. */
    private JsonObject relayed(CatalogFixture opening) {
        String url = opening.domain.url();
        String place = url.substring(url.indexOf('@') + 1, url.lastIndexOf('/'));
        int port = Integer.parseInt(place.substring(place.indexOf(':') + 1));
        NetClient client = opening.domain.vertx().createNetClient();
        NetServer relay = opening.await(opening.domain
                .vertx()
                .createNetServer()
                .connectHandler(from -> {
                    from.pause();
                    client.connect(port, "127.0.0.1")
                            .onSuccess(to -> join(from, to))
                            .onFailure(e -> from.close());
                })
                .listen(0, "127.0.0.1"));
        return new JsonObject()
                .put("database", new JsonObject().put("url", url.replace(place, "127.0.0.1:" + relay.actualPort())));
    }

    private void join(NetSocket from, NetSocket to) {
        boolean[] heard = {true};
        from.handler(sent -> {
            if (heard[0]) {
                trips.incrementAndGet();
            }
            heard[0] = false;
            to.write(sent);
        });
        to.handler(answer -> {
            heard[0] = true;
            from.write(answer);
        });
        from.closeHandler(gone -> to.close());
        to.closeHandler(gone -> from.close());
        from.resume();
    }
}
