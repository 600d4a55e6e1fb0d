package dev.tradewind.bench.scenario;

import dev.tradewind.bench.load.Journey;
import dev.tradewind.bench.load.Load;
import dev.tradewind.bench.load.Reply;
import dev.tradewind.bench.load.Requests;
import dev.tradewind.bench.report.Measured;
import dev.tradewind.bench.report.Measured.Subject;
import dev.tradewind.bench.report.Measured.Title;
import dev.tradewind.contracts.shared.OfferId;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Function;

/**
 * From a cart to a confirmed order. At low load: how long the answer to the last click takes. At full load: whole
 * journeys (a cart, two items of two merchants, paid and confirmed), as many as there can be.
 */
public final class Checkout implements Scenario {
    private static final String GROUP = "checkout";
    private static final int LOW_RATE = 10;
    static final int SHOPPERS = 32;
    private static final String CONFIRMED = "checkout: from the last click to confirmed";
    private static final String ONE_STEP = "a line and its event in one statement";
    private static final String WHOLE = "checkout: cart, two items, confirmed order";

    @Override
    public String key() {
        return GROUP;
    }

    @Override
    public void run(Bed bed, Wares wares) {
        warmUp(bed, wares);
        atLowLoad(bed, wares);
        atFullLoad(bed, wares);
        raw(bed);
    }

    /** A single one of the durable steps that an order takes. */
    private static void raw(Bed bed) {
        Buffer one = new Requests(bed.yardstick().url().getAuthority()).post("/upsert-and-event", "", "{}");
        Journey journey = Journey.of(number -> one);
        Title title = new Title(GROUP, ONE_STEP, Subject.BARE_STATEMENT, Bed.atOnce(SHOPPERS));
        try (Load load = Load.on(bed.vertx(), bed.yardstick().url(), SHOPPERS)) {
            bed.warmUp(load, journey);
            Measured unused =
                    bed.measure(title, () -> load.closed(journey, bed.effort().seconds()));
            bed.open(load, title, journey, LOW_RATE);
        }
    }

    /** Until whole journeys get no faster any more. */
    static void warmUp(Bed bed, Wares wares) {
        try (Load load = Load.on(bed.vertx(), bed.server().url(), SHOPPERS)) {
            bed.warmUp(load, journey(bed, wares, Checkout::verdict));
        }
    }

    private static void atLowLoad(Bed bed, Wares wares) {
        int orders = LOW_RATE * bed.effort().seconds();
        List<Cart> carts = Cart.prepared(bed, orders, offers(wares, 0));
        try (Load load = Load.on(bed.vertx(), bed.server().url(), SHOPPERS)) {
            bed.open(
                    load,
                    new Title(GROUP, CONFIRMED, Subject.PLATFORM, ""),
                    (connection, number) -> carts.get((int) number)
                            .complete(bed.requests(), connection)
                            .map(Checkout::verdict),
                    LOW_RATE);
        }
    }

    private static void atFullLoad(Bed bed, Wares wares) {
        try (Load load = Load.on(bed.vertx(), bed.server().url(), SHOPPERS)) {
            Journey journey = journey(bed, wares, Checkout::verdict);
            Title title = new Title(GROUP, WHOLE, Subject.PLATFORM, Bed.atOnce(SHOPPERS));
            Measured measured = bed.measureToTheEnd(
                    title, () -> load.closed(journey, bed.effort().seconds()));
            bed.open(load, title, journey, measured.perSecond() / 2);
        }
    }

    static Journey journey(Bed bed, Wares wares, Function<Reply, String> verdict) {
        Requests requests = bed.requests();
        return (connection, number) -> Cart.open(requests, connection)
                .compose(cart -> cart.fill(requests, connection, offers(wares, number))
                        .compose(filled -> cart.complete(requests, connection))
                        .map(verdict));
    }

    /** Two merchants' things. */
    private static List<OfferId> offers(Wares wares, long number) {
        return List.of(wares.offer(2 * number).id(), wares.offer(2 * number + 1).id());
    }

    static String verdict(Reply reply) {
        return reply.status() == 201 ? Journey.OK : "status " + reply.status();
    }
}
