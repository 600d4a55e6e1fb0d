package dev.tradewind.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The build files: versions in one place, and the arrows between modules. */
class PomsTest {
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
    private static final Pattern HOUSE_ARTIFACT =
            Pattern.compile("(?s)<groupId>dev\\.tradewind</groupId>\\s*<artifactId>([a-z-]+)</artifactId>");
    private static final Set<String> OPEN_TO_DOMAINS =
            Set.of("service-contracts", "learning", "chassis", "embedded-postgres", "webroot");

    @Test
    void pinVersionsInTheRootOnly() {
        List<String> wrong = poms().stream()
                .filter(pom -> !pom.getParent().equals(Repository.ROOT))
                .flatMap(pom -> DEPENDENCY
                        .matcher(Repository.read(pom))
                        .results()
                        .map(match -> match.group(1))
                        .filter(text -> text.contains("<version>") && !text.contains("<version>${"))
                        .map(text -> Repository.shown(pom) + ": " + text.strip()))
                .toList();
        assertThat(wrong).as("move the version into the root pom.xml").isEmpty();
    }

    @Test
    void letADomainDependOnContractsAndChassisOnly() {
        List<String> wrong = new ArrayList<>();
        for (Path domain : Repository.domains()) {
            Path pom = domain.resolve("pom.xml");
            houseDependencies(pom).stream()
                    .filter(artifact -> !OPEN_TO_DOMAINS.contains(artifact))
                    .forEach(artifact -> wrong.add(Repository.shown(pom) + ": depends on " + artifact
                            + ": call its service or follow its feed, both are in service-contracts"));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void letTheContractsDependOnNobody() {
        assertThat(houseDependencies(Repository.ROOT.resolve("service-contracts/pom.xml")))
                .isEmpty();
    }

    @Test
    void buildEveryModule() {
        String root = Repository.read(Repository.ROOT.resolve("pom.xml"));
        List<String> forgotten = poms().stream()
                .map(pom -> Repository.shown(pom.getParent()))
                .filter(module -> !module.isEmpty() && !root.contains("<module>" + module + "</module>"))
                .toList();
        assertThat(forgotten).as("add a <module> line to the root pom.xml").isEmpty();
    }

    @Test
    void keepTheTopLevelAsItIs() {
        assertThat(poms().stream().map(pom -> Repository.shown(pom).split("/")[0]))
                .as("put a module of a new kind below one of these")
                .containsOnly("pom.xml", "deploy", "service-contracts", "verticles", "webroot");
    }

    @Test
    void letLearningDependOnNobody() {
        assertThat(houseDependencies(Repository.ROOT.resolve("verticles/learning/pom.xml")))
                .isEmpty();
    }

    private static Set<String> houseDependencies(Path pom) {
        return DEPENDENCY
                .matcher(Repository.read(pom))
                .results()
                .map(match -> HOUSE_ARTIFACT.matcher(match.group(1)))
                .filter(java.util.regex.Matcher::find)
                .map(artifact -> artifact.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Path> poms() {
        return Repository.files().stream()
                .filter(file -> file.endsWith("pom.xml"))
                .toList();
    }
}
