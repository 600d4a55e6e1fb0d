package dev.tradewind.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Text as search sees it: words of letters and digits, without case and accents. Done here and not by PostgreSQL's
 * parser, so that a document and a query are always cut in the same way.
 */
final class Words {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BREAKS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int WORD_MAX = 100;
    private static final int DOCUMENT_MAX = 2_000;
    private static final int QUERY_MAX = 16;

    private final List<String> lexemes = new ArrayList<>();

    /** How much a word counts where it was found, as PostgreSQL names its weights. */
    private enum Weight {
        A,
        C,
        D
    }

    /** The text of a product's {@code tsvector}. */
    static String of(String title, List<String> skus, Attributes attributes, @Nullable String description) {
        Words words = new Words();
        words.add(Weight.A, title);
        skus.forEach(sku -> words.add(Weight.A, sku));
        attributes.texts().forEach(text -> words.add(Weight.C, text));
        words.add(Weight.D, description);
        return String.join(" ", words.lexemes);
    }

    private void add(Weight weight, @Nullable String text) {
        if (text != null) {
            split(text).stream()
                    .limit(DOCUMENT_MAX - lexemes.size())
                    .forEach(word -> lexemes.add("'" + word + "':" + (lexemes.size() + 1) + weight));
        }
    }

    /** The text of a {@code tsquery} that wants all words, the last one as a prefix; null when there is no word. */
    static @Nullable String query(@Nullable String text) {
        List<String> words = text == null ? List.of() : split(text);
        if (words.isEmpty()) {
            return null;
        }
        return words.stream()
                .limit(QUERY_MAX)
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" & ", "", ":*"));
    }

    /** How a title sorts. */
    static String sortKey(String title) {
        return String.join(" ", split(title));
    }

    private static List<String> split(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return BREAKS.splitAsStream(plain.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .map(Words::cut)
                .toList();
    }

    private static String cut(String word) {
        if (word.length() <= WORD_MAX) {
            return word;
        }
        int end = Character.isHighSurrogate(word.charAt(WORD_MAX - 1)) ? WORD_MAX - 1 : WORD_MAX;
        return word.substring(0, end);
    }
}
