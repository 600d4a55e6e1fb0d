package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.catalog.ProductHits.Facets;
import dev.tradewind.contracts.catalog.ProductSearch;
import dev.tradewind.contracts.catalog.ProductSearch.Sort;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FacetMemoryTest {
    private final AtomicLong now = new AtomicLong();
    private final FacetMemory memory = new FacetMemory(now::get);
    private int counted;

    @Test
    void countsOnceForAllPagesOfASearch() {
        ask(search("lamp", Sort.PRICE, null));
        ask(search("lamp", Sort.NEWEST, "cursor"));
        assertThat(counted).isEqualTo(1);

        ask(search("table", Sort.PRICE, null));
        assertThat(counted).isEqualTo(2);
    }

    @Test
    void countsAnewAfterAChangeAndAfterAWhile() {
        ask(search("lamp", Sort.PRICE, null));
        memory.forget();
        ask(search("lamp", Sort.PRICE, null));
        assertThat(counted).isEqualTo(2);

        now.addAndGet(TimeUnit.SECONDS.toNanos(6));
        ask(search("lamp", Sort.PRICE, null));
        assertThat(counted).isEqualTo(3);
    }

    @Test
    void remembersNoFailure() {
        Future<Facets> failed = memory.facets(search("lamp", Sort.PRICE, null), () -> Future.failedFuture("broken"));
        assertThat(failed.failed()).isTrue();

        ask(search("lamp", Sort.PRICE, null));
        assertThat(counted).isEqualTo(1);
    }

    @Test
    void remembersOnlySoMuch() {
        for (int i = 0; i < 300; i++) {
            ask(search("lamp " + i, Sort.PRICE, null));
        }
        ask(search("lamp 299", Sort.PRICE, null));
        assertThat(counted).isEqualTo(300);

        ask(search("lamp 0", Sort.PRICE, null));
        assertThat(counted).isEqualTo(301);
    }

    private void ask(ProductSearch search) {
        assertThat(memory.facets(search, () -> {
                            counted++;
                            return Future.succeededFuture(new Facets(List.of(), List.of(), List.of()));
                        })
                        .succeeded())
                .isTrue();
    }

    private static ProductSearch search(String text, Sort sort, String after) {
        return new ProductSearch(
                text, null, null, null, null, null, null, sort, true, false, new PageRequest(10, after));
    }
}
