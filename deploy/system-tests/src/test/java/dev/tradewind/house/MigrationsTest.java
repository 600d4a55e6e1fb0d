package dev.tradewind.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.launcher.fit.Migration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The schemas' migrations: where they lie, how they are named, and what they must not say. */
class MigrationsTest {
    // The chassis counts below one, so that its tables come before any domain's first.
    private static final Pattern NAME = Pattern.compile("V(\\d{3}|0\\.\\d+)__[a-z0-9]+(_[a-z0-9]+)*\\.sql");
    // Schemas of verticles that live in another domain's module.
    private static final Map<String, String> GUESTS =
            Map.of("sandbox", "verticles/payments/", "yardstick_sink", "deploy/bench/");
    private static final Pattern CREATED_TABLE =
            Pattern.compile("(?i)create\\s+(?:unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?([a-z_0-9.\"]+)");
    private static final Pattern MINOR =
            Pattern.compile("(?im)^\\s*([a-z_0-9]*(price|amount|total|money)[a-z_0-9]*)\\s+(\\w+)");

    @Test
    void areNamedByNumberAndIntentInTheFolderOfTheirDomain() {
        List<String> wrong = new ArrayList<>();
        Map<String, Path> numbers = new HashMap<>();
        for (Path file : migrations()) {
            Matcher name = NAME.matcher(file.getFileName().toString());
            String domain = file.getParent().getFileName().toString();
            if (!name.matches()) {
                wrong.add(Repository.shown(file) + ": name it V001__what_it_does.sql");
                continue;
            }
            Path earlier = numbers.put(domain + name.group(1), file);
            if (earlier != null) {
                wrong.add(Repository.shown(file) + ": has the number of " + earlier.getFileName());
            }
            if (!Repository.shown(file).startsWith(GUESTS.getOrDefault(domain, "verticles/" + domain + "/"))) {
                wrong.add(Repository.shown(file) + ": belongs into db/migration/ of its own domain");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nameNoSchemaSoThatADomainCanLiveInAnyDatabase() {
        List<String> wrong = migrations().stream()
                .flatMap(file -> CREATED_TABLE
                        .matcher(Repository.read(file))
                        .results()
                        .filter(table -> table.group(1).contains("."))
                        .map(table -> Repository.shown(file) + ": " + table.group(1)
                                + ": leave the schema to the search path"))
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void keepMoneyInIntegerMinorUnits() {
        List<String> wrong = migrations().stream()
                .flatMap(file -> MINOR.matcher(Repository.read(file))
                        .results()
                        .filter(column -> column.group(3).matches("(?i)numeric|decimal|real|double|float\\d*|money"))
                        .map(column -> Repository.shown(file) + ": " + column.group(1)
                                + ": use bigint ..._minor and char(3) currency"))
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void takeNothingAwayFromTheBuildBeforeUnlessTheySaySo() {
        List<String> wrong = migrations().stream()
                .flatMap(file ->
                        Migration.breaks(List.of(new Migration(Repository.shown(file), Repository.read(file))))
                                .stream())
                .toList();
        assertThat(wrong)
                .as("two builds work on one schema while one replaces the other: add first, and take away in a later"
                        + " step with a line that says why nobody uses it any more (-- contract: why)")
                .isEmpty();
    }

    private static List<Path> migrations() {
        return Repository.files().stream()
                .filter(file -> file.toString().contains("/src/main/resources/db/migration/"))
                .toList();
    }
}
