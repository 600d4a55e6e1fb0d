package dev.tradewind.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Sizes and names, as a ratchet: {@code tidy-ratchet.txt} lists what exceeded a limit when it was last looked at.
 * Nothing may be added to it or grow; what has become better must be taken out.
 */
class TidyTest {
    private static final int FILE_LINES_MAX = 300;
    private static final int LINE_LENGTH_MAX = 120;
    private static final int METHOD_LINES_MAX = 40;
    private static final int PARAMETERS_MAX = 4;
    private static final Map<String, String> FIXES = Map.of(
            "file-lines", "split the file by use case; at most " + FILE_LINES_MAX + " lines",
            "wide-lines", "wrap the lines at " + LINE_LENGTH_MAX + " characters",
            "method-lines", "give its steps names; at most " + METHOD_LINES_MAX + " lines",
            "parameters", "pass a record, or hold what stays the same; at most " + PARAMETERS_MAX);
    private static final Pattern BANNED_NAME = Pattern.compile("(Impl|Base|Manager|Helper|Utils?|DTO|Dto)$");
    private static final Path RATCHET =
            Repository.ROOT.resolve("deploy/system-tests/src/test/resources/tidy-ratchet.txt");

    private static final Map<Pattern, String> BANNED_TEXT = Map.of(
            Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b"),
            "finish it, or open an issue",
            Pattern.compile("@author\\b"),
            "the history knows who wrote it",
            Pattern.compile("@Disabled\\b"),
            "mend the test, or delete it",
            Pattern.compile("Thread\\.sleep\\("),
            "wait for the condition itself: a future, an event, a bounded poll",
            Pattern.compile("\\bHandler<AsyncResult<"),
            "return a Future",
            Pattern.compile("\\b(double|float) (price|amount|total|tax|money)\\w*\\b"),
            "money is Money, in integer minor units");

    @Test
    void keepsFilesMethodsAndLinesShort() {
        Map<String, Integer> excess = new TreeMap<>();
        for (Path file : Repository.javaFiles()) {
            List<String> lines = Repository.read(file).lines().toList();
            note(excess, "file-lines " + Repository.shown(file), lines.size(), FILE_LINES_MAX);
            long wide = lines.stream()
                    .filter(line -> line.length() > LINE_LENGTH_MAX)
                    .count();
            note(excess, "wide-lines " + Repository.shown(file), (int) wide, 0);
        }
        for (JavaSources.Method method : JavaSources.methods(Repository.javaFiles())) {
            String where = Repository.shown(method.file()) + "#" + method.type() + "." + method.name();
            note(excess, "method-lines " + where, method.lines(), METHOD_LINES_MAX);
            if (!method.constructor()) {
                note(excess, "parameters " + where, method.parameters(), PARAMETERS_MAX);
            }
        }
        assertRatchet(excess);
    }

    @Test
    void usesTheWordsOfTheFieldAndNotThoseOfPatterns() {
        List<String> found = JavaSources.types(Repository.javaFiles()).stream()
                .filter(type -> BANNED_NAME.matcher(type.name()).find())
                .map(type -> Repository.shown(type.file()) + ": " + type.name())
                .toList();
        assertThat(found)
                .as("say what the type is in the words of its field, without Impl, Manager, Util...")
                .isEmpty();
    }

    @Test
    void leavesNothingUnfinishedOrSwitchedOff() {
        List<String> found = Repository.javaFiles().stream()
                .filter(file -> !file.endsWith("TidyTest.java"))
                .flatMap(TidyTest::bannedIn)
                .toList();
        assertThat(found).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndRefusesNullsAndDroppedResults() {
        List<String> missing = new ArrayList<>();
        for (Path directory : new TreeSet<>(
                Repository.javaFiles().stream().map(Path::getParent).toList())) {
            Path info = directory.resolve("package-info.java");
            boolean complete = info.toFile().exists()
                    && Repository.read(info).contains("@NullMarked")
                    && Repository.read(info).contains("@CheckReturnValue");
            // A test package is part of the package it tests, which says it already.
            Path tested = Path.of(directory.toString().replace("/src/test/java/", "/src/main/java/"));
            if (!complete && !tested.resolve("package-info.java").toFile().exists()) {
                missing.add(Repository.shown(directory));
            }
        }
        assertThat(missing)
                .as("add a package-info.java with @NullMarked and @CheckReturnValue")
                .isEmpty();
    }

    private static Stream<String> bannedIn(Path file) {
        String text = Repository.read(file);
        return BANNED_TEXT.entrySet().stream().flatMap(banned -> {
            Matcher matcher = banned.getKey().matcher(text);
            return matcher.results()
                    .map(hit -> Repository.shown(file) + ": \"" + hit.group() + "\": " + banned.getValue());
        });
    }

    private static void note(Map<String, Integer> excess, String what, int value, int max) {
        if (value > max) {
            excess.merge(what, value, Math::max);
        }
    }

    private static void assertRatchet(Map<String, Integer> excess) {
        Map<String, Integer> allowed = allowed();
        List<String> problems = new ArrayList<>();
        excess.forEach((what, value) -> {
            Integer limit = allowed.get(what);
            if (limit == null) {
                problems.add(what + " = " + value + ": " + FIXES.get(what.substring(0, what.indexOf(' '))));
            } else if (value > limit) {
                problems.add(what + " grew from " + limit + " to " + value + ": make it smaller, not larger");
            }
        });
        allowed.forEach((what, limit) -> {
            int value = excess.getOrDefault(what, 0);
            if (value < limit) {
                String fix = value == 0 ? "take its line out of" : "write " + value + " into";
                problems.add(what + " is better than the ratchet says: " + fix + " " + Repository.shown(RATCHET));
            }
        });
        assertThat(problems).isEmpty();
    }

    private static Map<String, Integer> allowed() {
        Map<String, Integer> allowed = new TreeMap<>();
        Repository.read(RATCHET)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> {
                    int sign = line.indexOf(" = ");
                    allowed.put(line.substring(0, sign), Integer.parseInt(line.substring(sign + 3)));
                });
        return allowed;
    }
}
