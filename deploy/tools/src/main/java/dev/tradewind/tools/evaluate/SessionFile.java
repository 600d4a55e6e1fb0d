package dev.tradewind.tools.evaluate;

import dev.tradewind.tools.table.Packed;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Sessions as files: each a list of items in the order of their clicks. */
public final class SessionFile {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private SessionFile() {}

    public enum Format {
        /** {@code SessionId<TAB>ItemId<TAB>Time}, a click a line, with a header. */
        SERENADE,
        /** A session a line, in time order: item ids separated by blanks. */
        SESSIONS
    }

    private record Click(String item, double at) {}

    /** The same; what stands between tabs is taken for the clicks of {@link Format#SERENADE}. */
    public static List<List<String>> read(Path path) throws IOException {
        try (BufferedReader lines = Packed.lines(path)) {
            String first = lines.readLine();
            return read(path, first != null && first.contains("\t") ? Format.SERENADE : Format.SESSIONS);
        }
    }

    /** The sessions in the order of their first clicks. */
    public static List<List<String>> read(Path path, Format format) throws IOException {
        try (BufferedReader lines = Packed.lines(path)) {
            return format == Format.SERENADE ? clicks(path, lines) : lines(lines);
        }
    }

    private static List<List<String>> lines(BufferedReader lines) throws IOException {
        List<List<String>> sessions = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                sessions.add(List.of(BLANKS.split(line.strip())));
            }
        }
        return sessions;
    }

    private static List<List<String>> clicks(Path path, BufferedReader lines) throws IOException {
        Map<String, List<Click>> sessions = new LinkedHashMap<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || number == 1 && line.startsWith("SessionId")) {
                continue;
            }
            List<String> fields = List.of(line.split("\t", -1));
            if (fields.size() != 3) {
                throw new IOException(path + ", line " + number + ": not SessionId, ItemId and Time with tabs between");
            }
            Click click = new Click(fields.get(1), time(path, number, fields.get(2)));
            sessions.computeIfAbsent(fields.getFirst(), id -> new ArrayList<>()).add(click);
        }
        sessions.values().forEach(clicks -> clicks.sort(Comparator.comparingDouble(Click::at)));
        return sessions.values().stream()
                .sorted(Comparator.comparingDouble(clicks -> clicks.getFirst().at()))
                .map(clicks -> clicks.stream().map(Click::item).toList())
                .toList();
    }

    private static double time(Path path, int line, String text) throws IOException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IOException(path + ", line " + line + ": " + text + " is no time in seconds", e);
        }
    }
}
