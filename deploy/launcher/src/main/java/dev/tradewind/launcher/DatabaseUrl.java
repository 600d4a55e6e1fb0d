package dev.tradewind.launcher;

import dev.tradewind.chassis.ConfigurationException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The URL of a PostgreSQL database, checked and shown without its password. */
final class DatabaseUrl {
    private static final Pattern FORM = Pattern.compile("postgres(ql)?://[^/\\s]+(/\\S*)?");
    private static final Pattern PASSWORD = Pattern.compile("(?<=://)([^:@/]*):[^@/]*(?=@)");

    private DatabaseUrl() {}

    static @Nullable String checked(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof String url && FORM.matcher(url).matches()) {
            return url;
        }
        throw new ConfigurationException("database.url must be like postgresql://user:password@host:5432/database");
    }

    static String shown(String url) {
        return PASSWORD.matcher(url).replaceAll("$1");
    }
}
