package dev.tradewind.chaos.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clocks of the nodes, each of which can be set wrong by libfaketime when that is installed. */
public final class Clocks {
    private static final List<String> LIBRARIES = List.of(
            "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
            "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
            "/usr/lib64/faketime/libfaketimeMT.so.1",
            "/usr/lib/faketime/libfaketimeMT.so.1");

    private final Path directory;
    private final Optional<String> library;

    /** @param wanted false leaves the nodes the machine's clock, which is quicker to read */
    Clocks(Path directory, boolean wanted) {
        this.directory = directory;
        this.library = LIBRARIES.stream()
                .filter(path -> wanted && Files.isReadable(Path.of(path)))
                .findFirst();
    }

    public boolean canBeWrong() {
        return library.isPresent();
    }

    /** What a node finds in its environment so that its clock can be set. */
    Map<String, String> environment(int node) throws IOException {
        if (library.isEmpty()) {
            return Map.of();
        }
        set(node, 0);
        return Map.of(
                "LD_PRELOAD", library.get(),
                "FAKETIME_TIMESTAMP_FILE", file(node).toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "NO_FAKE_STAT", "1",
                // Timers go on as they are. With the fix for old C libraries, waits would return at once, and spin.
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }

    /** Seconds ahead of the true time; a clock believes it within a second. */
    public void set(int node, int ahead) throws IOException {
        Files.writeString(file(node), (ahead < 0 ? "" : "+") + ahead + "\n");
    }

    private Path file(int node) {
        return directory.resolve("clock-" + (node + 1));
    }
}
