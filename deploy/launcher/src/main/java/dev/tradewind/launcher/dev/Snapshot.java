package dev.tradewind.launcher.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which files lie in some directories at one moment, and as what. Two of them tell what was edited, however an editor
 * saves: in place, or by moving a fresh file over the old one.
 */
record Snapshot(Map<Path, Mark> files, Set<Path> directories) {
    // What editors keep beside a file while it is worked on.
    private static final Pattern PASSING =
            Pattern.compile("\\..*|.*~|#.*#|4913|.*\\.(sw[a-z]|tmp|bak|orig)|.*___jb_...___");

    /** @param key of the file itself, where the file system has such a thing: another one after a move */
    private record Mark(FileTime modified, long size, @Nullable Object key) {}

    /** @param roots directories, with all that is below, and single files; those that are not there are empty */
    static Snapshot of(List<Path> roots) {
        Snapshot snapshot = new Snapshot(new HashMap<>(), new HashSet<>());
        for (Path root : roots) {
            try {
                Files.walkFileTree(root, snapshot.new Visit());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return snapshot;
    }

    /** New, changed and deleted files. */
    Set<Path> changedSince(Snapshot before) {
        Set<Path> changed = new TreeSet<>();
        files.forEach((file, mark) -> {
            if (!mark.equals(before.files.get(file))) {
                changed.add(file);
            }
        });
        before.files.keySet().stream().filter(file -> !files.containsKey(file)).forEach(changed::add);
        return changed;
    }

    static boolean isPassing(Path file) {
        return PASSING.matcher(Objects.requireNonNull(file.getFileName()).toString())
                .matches();
    }

    private final class Visit extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            directories.add(directory);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isPassing(file)) {
                files.put(file, new Mark(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey()));
            }
            return FileVisitResult.CONTINUE;
        }

        // Gone between the look at its directory and the look at itself.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
