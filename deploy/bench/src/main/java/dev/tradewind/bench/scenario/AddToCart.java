package dev.tradewind.bench.scenario;

import dev.tradewind.bench.load.Journey;
import dev.tradewind.bench.load.Requests;
import dev.tradewind.bench.report.Measured.Subject;
import dev.tradewind.contracts.shared.OfferId;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adding a piece to a cart that keeps its number of lines. Its raw limits: an upsert of a line, and the statement
 * of the same shape, which raises a cart's version, puts the line and appends an event to a log: as many carts, as many
 * rows, as durable.
 */
public final class AddToCart implements Scenario {
    static final String GROUP = "cart";
    static final String SAME_SHAPE = "version, line and event in one statement";
    private static final int PIECES_MAX = 9_000;

    private final int lines;
    private final int carts;

    /** @param carts over which the load is spread */
    public AddToCart(int lines, int carts) {
        this.lines = lines;
        this.carts = carts;
    }

    @Override
    public String key() {
        return "cart" + lines;
    }

    private String name() {
        return "add to a cart of " + lines + (lines == 1 ? " line" : " lines");
    }

    @Override
    public void run(Bed bed, Wares wares) {
        List<OfferId> offers = IntStream.range(0, lines)
                .mapToObj(number -> wares.offer(number).id())
                .toList();
        List<Cart> prepared = Cart.prepared(bed, bed.effort().of(carts), offers);
        bed.platform(GROUP, name(), (connection, number) -> connection
                .send(cart(prepared, number).adding(bed.requests(), Cart.any(offers)))
                .map(Journey::verdict));
        if (lines == 1) {
            raw(bed);
        }
    }

    /** In turn: a cart takes at most so many pieces of one offer. */
    private static Cart cart(List<Cart> prepared, long number) {
        if (number / prepared.size() > PIECES_MAX) {
            throw new IllegalStateException("more adding than the prepared carts can take");
        }
        return prepared.get((int) (number % prepared.size()));
    }

    private void raw(Bed bed) {
        var bare = new Requests(bed.yardstick().url().getAuthority());
        String body = "{\"offer_id\":\"off_01jd0000000000000000000000\",\"quantity\":1}";
        bed.raw(GROUP, "upsert of a line", Subject.BARE_STATEMENT, bare.post("/upsert", "", body));
        Buffer sameShape = bare.post("/raise-upsert-and-event", "", body);
        bed.raw(GROUP, SAME_SHAPE, Subject.BARE_STATEMENT, sameShape);
    }
}
