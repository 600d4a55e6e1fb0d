package dev.tradewind.bench.scenario;

import dev.tradewind.bench.load.Journey;
import dev.tradewind.bench.load.Requests;
import dev.tradewind.bench.report.Measured.Subject;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** The product page's document. Its raw limits: the same bytes from memory, and from a row by its key. */
public final class Browse implements Scenario {
    private static final String GROUP = "browse";
    private static final String NAME = "browse a product page";

    @Override
    public String key() {
        return GROUP;
    }

    @Override
    public void run(Bed bed, Wares wares) throws Exception {
        List<ProductId> products = wares.products();
        List<Buffer> requests = products.stream()
                .map(id -> bed.requests().get("/api/v1/store/products/" + id))
                .toList();
        bed.platform(GROUP, NAME, Journey.of(number -> requests.get((int) (number % requests.size()))));
        bed.yardstick().document(bed.server().get("/store/products/" + products.getFirst()));
        var bare = new Requests(bed.yardstick().url().getAuthority());
        bed.raw(GROUP, "the same bytes from memory", Subject.BARE_HANDLER, bare.get("/document"));
        bed.raw(GROUP, "the same bytes from a row", Subject.BARE_STATEMENT, bare.get("/stored-document"));
    }
}
