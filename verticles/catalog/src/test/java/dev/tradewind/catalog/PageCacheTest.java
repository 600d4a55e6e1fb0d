package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.ProductId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageCacheTest {
    private static final String PAGE = "x".repeat(400);
    private static final long COST = PageCache.ENTRY_BYTES + 800;

    private final List<ProductId> ids =
            Stream.generate(ProductId::next).limit(4).toList();
    private final PageCache cache = new PageCache(3 * COST);

    @Test
    void letsGoOfWhatWasNotAskedForLongest() {
        ids.subList(0, 3).forEach(id -> cache.put(id, PAGE));
        assertThat(cache.get(ids.get(0))).isEqualTo(PAGE);

        cache.put(ids.get(3), PAGE);

        assertThat(cache.get(ids.get(0))).isNotNull();
        assertThat(cache.get(ids.get(1))).isNull();
        assertThat(cache.bytes()).isEqualTo(3 * COST);
    }

    @Test
    void countsAReplacedTextOnce() {
        cache.put(ids.get(0), PAGE);
        cache.put(ids.get(0), PAGE);
        assertThat(cache.bytes()).isEqualTo(COST);

        cache.remove(ids.get(0));
        cache.remove(ids.get(0));
        assertThat(cache.bytes()).isZero();
    }

    @Test
    void keepsNothingThatIsLargerThanItself() {
        cache.put(ids.get(0), "x".repeat(10_000));

        assertThat(cache.get(ids.get(0))).isNull();
        assertThat(cache.bytes()).isZero();
    }
}
