package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

    private byte[] jar(String domain, int build) throws IOException {
        return Files.readAllBytes(DomainJar.of(domain).version("1." + build).in(jars));
    }
}
