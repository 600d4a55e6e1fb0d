package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.RawJson;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void cutsDocumentsIntoWeightedWordsWithoutCaseAndAccents() {
        Attributes attributes = Objects.requireNonNull(Attributes.of(new RawJson("{\"color\": \"Grün\"}")));

        assertThat(Words.of("Café-Lampe", List.of("L.1"), attributes, "Für 3.5 Volt"))
                .isEqualTo("'cafe':1A 'lampe':2A 'l':3A '1':4A 'grun':5C 'fur':6D '3':7D '5':8D 'volt':9D");
    }

    @Test
    void wantsAllWordsOfAQueryTheLastAsAPrefix() {
        assertThat(Words.query("Brass LÁ")).isEqualTo("'brass' & 'la':*");
    }

    @Test
    void findsNoWordsInPunctuation() {
        assertThat(Words.query("  :* & | ! ' \\ ")).isNull();
        assertThat(Words.query(null)).isNull();
    }

    @Test
    void limitsWhatAQueryCanAskFor() {
        String query = Objects.requireNonNull(Words.query("word ".repeat(100)));

        assertThat(query.split(" & ")).hasSize(16);
    }

    @Test
    void cutsEndlessWordsWithoutBreakingACharacter() {
        String word = "x".repeat(99) + "\uD835\uDD38".repeat(10);

        assertThat(Words.query(word)).isEqualTo("'" + "x".repeat(99) + "a".repeat(1) + "':*");
    }

    @Test
    void sortsTitlesAsPeopleExpect() {
        assertThat(Words.sortKey("Ápple")).isLessThan(Words.sortKey("banana"));
        assertThat(Words.sortKey("\"Zebra\"")).isGreaterThan(Words.sortKey("yak"));
    }
}
