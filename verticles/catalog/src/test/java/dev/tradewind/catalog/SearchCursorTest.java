package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.catalog.ProductSearch.Sort;
import dev.tradewind.contracts.shared.ProductId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchCursorTest {
    @Test
    void readsWhatItWrote() {
        List<SearchCursor> cursors = List.of(
                new SearchCursor(Sort.NEWEST, "", ProductId.next()),
                new SearchCursor(Sort.PRICE, "1299", ProductId.next()),
                new SearchCursor(Sort.RELEVANCE, "0.6079271", ProductId.next()),
                new SearchCursor(Sort.TITLE, "zwölf\nzeilen", ProductId.next()));

        assertThat(cursors).allSatisfy(c -> assertThat(SearchCursor.read(c.text(), c.sort()))
                .contains(c));
    }

    @Test
    void refusesWhatItDidNotWriteForThisSearch() {
        String byPrice = new SearchCursor(Sort.PRICE, "1299", ProductId.next()).text();
        String badNumber = new SearchCursor(Sort.PRICE, "1 or 1=1", ProductId.next()).text();

        assertThat(SearchCursor.read(byPrice, Sort.TITLE)).isEmpty();
        assertThat(SearchCursor.read(badNumber, Sort.PRICE)).isEmpty();
        assertThat(SearchCursor.read("prod_01", Sort.NEWEST)).isEmpty();
        assertThat(SearchCursor.read("%%%", Sort.NEWEST)).isEmpty();
    }
}
