package dev.tradewind.bench.scenario;

import dev.tradewind.bench.load.Journey;
import dev.tradewind.bench.load.Load;
import dev.tradewind.bench.load.Reply;
import dev.tradewind.bench.load.Requests;
import dev.tradewind.bench.load.Tally;
import dev.tradewind.bench.report.Measured.Subject;
import dev.tradewind.bench.report.Measured.Title;
import dev.tradewind.contracts.catalog.OfferView;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * One offer with few pieces and many who want one, all at the same moment. A decision is a confirmed order or a clean
 * no.
 */
public final class FlashSale implements Scenario {
    private static final int PIECES = 500;
    private static final int BUYERS = 4_000;
    private static final int AT_ONCE = 256;
    private static final String GROUP = "flash";
    private static final String NAME = "flash sale";

    @Override
    public String key() {
        return GROUP;
    }

    @Override
    public void run(Bed bed, Wares wares) throws Exception {
        // A server that has just been started cannot decide on hundreds at once within their patience.
        Checkout.warmUp(bed, wares);
        int pieces = bed.effort().of(PIECES);
        int buyers = bed.effort().of(BUYERS);
        OfferView offer = wares.scarce("flash", pieces);
        List<Cart> carts = Cart.prepared(bed, buyers, List.of(offer.id()));
        sell(bed, carts, pieces);
        Buffer takeOne = new Requests(bed.yardstick().url().getAuthority()).post("/take-one", "", "{}");
        bed.raw(
                new Title(GROUP, "one row, one statement", Subject.BARE_STATEMENT, Bed.atOnce(AT_ONCE)),
                takeOne,
                AT_ONCE);
    }

    private static void sell(Bed bed, List<Cart> carts, int pieces) {
        var sold = new int[1];
        String scenario = NAME + ": " + pieces + " pieces, " + carts.size() + " buyers, decisions";
        try (Load load = Load.on(bed.vertx(), bed.server().url(), Math.min(AT_ONCE, carts.size()))) {
            var unused = bed.measureToTheEnd(
                    new Title(GROUP, scenario, Subject.PLATFORM, Bed.atOnce(AT_ONCE)),
                    () -> decisions(bed, load, carts, sold));
        }
        if (sold[0] != pieces) {
            throw new IllegalStateException("sold " + sold[0] + " of " + pieces + " pieces");
        }
    }

    private static Tally decisions(Bed bed, Load load, List<Cart> carts, int[] sold) {
        return load.times(
                (connection, number) -> carts.get((int) number)
                        .complete(bed.requests(), connection)
                        .map(reply -> decision(reply, sold)),
                carts.size(),
                120);
    }

    private static String decision(Reply reply, int[] sold) {
        sold[0] += reply.status() == 201 ? 1 : 0;
        return reply.status() == 201 || reply.status() == 409 ? Journey.OK : "status " + reply.status();
    }
}
