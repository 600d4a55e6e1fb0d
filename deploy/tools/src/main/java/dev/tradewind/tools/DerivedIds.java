package dev.tradewind.tools;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

/**
 * Ids for records of another system, the same at every run: a ULID of the record's own time, its random part replaced
 * by a digest of what the record is called there. So an import that is repeated knows what to look for, and lists
 * sort by the original time.
 */
public final class DerivedIds {
    private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME_CHARS = 10;
    private static final int DIGEST_CHARS = 16;

    private final Instant at;
    private final String reference;

    private DerivedIds(Instant at, String reference) {
        this.at = at;
        this.reference = reference;
    }

    /** @param reference unique among all systems, such as {@code olist:order:47770eb9} */
    public static DerivedIds of(Instant at, String reference) {
        return new DerivedIds(at, reference);
    }

    /**
     * An id of the record or of one of its parts.
     *
     * @param part unique within the record for this prefix; empty for the record itself
     */
    public <T> T id(String prefix, String part, Function<String, T> type) {
        return type.apply(prefix + "_" + time() + digest(prefix + "/" + reference + "/" + part));
    }

    private String time() {
        var text = new StringBuilder();
        for (int shift = 5 * (TIME_CHARS - 1); shift >= 0; shift -= 5) {
            text.append(CROCKFORD.charAt((int) (at.toEpochMilli() >>> shift) & 31));
        }
        return text.toString();
    }

    private static String digest(String name) {
        byte[] digest = sha256(name.toLowerCase(Locale.ROOT));
        var text = new StringBuilder();
        for (int i = 0; i < DIGEST_CHARS; i++) {
            text.append(CROCKFORD.charAt(digest[i] & 31));
        }
        return text.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
