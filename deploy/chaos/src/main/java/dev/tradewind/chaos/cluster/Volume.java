package dev.tradewind.chaos.cluster;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the database keeps its files: a disk of its own that can be full, where this machine allows that. */
public final class Volume implements AutoCloseable {
    private static final int ROOM_MB = 3_072;
    private static final int SLACK_KB = 16;
    private static final int ATTEMPTS = 20;

    private final Path directory;
    private final boolean mounted;

    private Volume(Path directory, boolean mounted) {
        this.directory = directory;
        this.mounted = mounted;
    }

    static Volume at(Path directory) throws IOException {
        Files.createDirectories(directory);
        boolean mounted =
                Shell.succeeds("mount", "-t", "tmpfs", "-o", "size=" + ROOM_MB + "m", "tmpfs", directory.toString());
        return new Volume(directory, mounted);
    }

    public Path directory() {
        return directory;
    }

    public boolean canFill() {
        return mounted;
    }

    /** Hardly a block more fits. What is written meanwhile may need more than was just measured. */
    public void fill() throws IOException {
        for (int attempt = 1; ; attempt++) {
            FileStore store = Files.getFileStore(directory);
            long used = store.getTotalSpace() - store.getUnallocatedSpace();
            try {
                resize(used / 1024 + SLACK_KB * attempt + "k");
                return;
            } catch (IOException grown) {
                if (attempt == ATTEMPTS) {
                    throw grown;
                }
            }
        }
    }

    public void free() throws IOException {
        resize(ROOM_MB + "m");
    }

    private void resize(String size) throws IOException {
        Shell.run("mount", "-o", "remount,size=" + size, directory.toString());
    }

    @Override
    public void close() {
        if (mounted) {
            boolean unused = Shell.succeeds("umount", "-l", directory.toString());
        }
    }
}
