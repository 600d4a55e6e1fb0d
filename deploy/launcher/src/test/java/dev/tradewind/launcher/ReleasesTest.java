package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.contracts.nodes.NodesError;
import dev.tradewind.contracts.shared.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The builds that a node keeps. */
class ReleasesTest {
    private static final Deployment INVENTORY = Deployments.of("inventory").orElseThrow();

    @TempDir
    private Path directory;

    @TempDir
    private Path jars;

    @Test
    void keepsTheLatestAndThoseThatRunOrRanBefore() throws IOException {
        Releases releases = Releases.in(directory);
        Release other =
                releases.keep(jar("merchants", 0), Deployments.of("merchants").orElseThrow());
        Release before = releases.keep(jar("inventory", 0), INVENTORY);
        Release now = releases.keep(jar("inventory", 1), INVENTORY);
        releases.note(INVENTORY, now, before);
        Release last = now;
        for (int build = 2; build < 12; build++) {
            last = releases.keep(jar("inventory", build), INVENTORY);
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.filter(file -> file.toString().contains("inventory-")))
                    .hasSize(7)
                    .contains(now.jar(), before.jar(), last.jar());
        }
        assertThat(other.jar()).exists();
        assertThat(Releases.in(directory).before(INVENTORY)).contains(before);
    }

    @Test
    void whatCouldNotBeNotedDoesNotComeInWithTheNextNote() throws IOException {
        Deployment merchants = Deployments.of("merchants").orElseThrow();
        Releases releases = Releases.in(directory);
        Release refused = releases.keep(jar("inventory", 0), INVENTORY);
        Release taken = releases.keep(jar("merchants", 0), merchants);
        Path inTheWay = Files.createDirectories(directory.resolve("releases.json/in the way"));
        assertThatThrownBy(() -> releases.note(INVENTORY, refused, Release.own("inventory")))
                .isInstanceOf(UncheckedIOException.class);
        Files.delete(inTheWay);
        Files.delete(directory.resolve("releases.json"));

        releases.note(merchants, taken, Release.own("merchants"));

        assertThat(releases.before(INVENTORY)).isEmpty();
        Releases restarted = Releases.in(directory);
        assertThat(restarted.first(INVENTORY)).isEqualTo(Release.own("inventory"));
        assertThat(restarted.before(merchants)).contains(Release.own("merchants"));
    }

    @Test
    void saysWhatIsWrongWithABuildAndNotWhereItLies() {
        Releases releases = Releases.in(directory);
        byte[] text = "no jar".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> releases.keep(text, INVENTORY)).hasMessage("The build cannot be read as a jar");
        assertThatThrownBy(() -> releases.keep(jar("merchants", 0), INVENTORY))
                .hasMessage("The build holds no " + INVENTORY.verticle());
    }

    @Test
    void aRefusalIsToldInWords() {
        Replacement replacement = new Replacement("n1");
        replacement.refused(Fault.of(NodesError.RELEASE_REFUSED, "There is no build of cart to go back to."));
        assertThat(replacement.progress().reason()).isEqualTo("There is no build of cart to go back to.");
    }

    private byte[] jar(String domain, int build) throws IOException {
        return Files.readAllBytes(DomainJar.of(domain).version("1." + build).in(jars));
    }
}
