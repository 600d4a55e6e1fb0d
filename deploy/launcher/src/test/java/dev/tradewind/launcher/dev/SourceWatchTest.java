package dev.tradewind.launcher.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However somebody saves, it is seen; what editors keep for themselves is not. */
class SourceWatchTest {
    @TempDir
    Path directory;

    private Path file;
    private SourceWatch watch;

    @BeforeEach
    void open() throws IOException {
        file = Files.writeString(directory.resolve("Cart.java"), "one");
        watch = SourceWatch.on(List.of(directory, directory.resolve("not there")));
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void seesAFileWrittenInPlace() throws Exception {
        Files.writeString(file, "other");
        assertThat(watch.next()).containsExactly(file);
    }

    @Test
    void seesAFileMovedOverAnother() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        Path fresh = Files.writeString(directory.resolve(".Cart.java.fresh"), "two");
        Files.setLastModifiedTime(fresh, time);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        assertThat(watch.next()).containsExactly(file);
    }

    @Test
    void seesNewAndDeletedFilesAndThoseInNewFolders() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("inner/most"));
        Path fresh = Files.writeString(folder.resolve("Line.java"), "new");
        Files.delete(file);
        assertThat(watch.next()).containsExactlyInAnyOrder(fresh, file);
        Files.writeString(fresh, "newer");
        assertThat(watch.next()).containsExactly(fresh);
    }

    @Test
    void takesABurstOfSavesForOne() throws Exception {
        Path second = directory.resolve("Second.java");
        for (int i = 0; i < 20; i++) {
            Files.writeString(file, "save " + i);
            Files.writeString(second, "save " + i);
        }
        assertThat(watch.next()).containsExactly(file, second);
        assertThat(watch.isEdited()).isFalse();
    }

    @Test
    void isNotMovedByWhatEditorsKeepBesideAFile() throws Exception {
        for (String name : List.of(".Cart.java.swp", "Cart.java~", "#Cart.java#", "4913", "Cart.java.tmp")) {
            Files.writeString(directory.resolve(name), "x");
        }
        assertThat(watch.isEdited()).isFalse();
        Files.writeString(file, "other");
        assertThat(watch.next()).containsExactly(file);
    }
}
