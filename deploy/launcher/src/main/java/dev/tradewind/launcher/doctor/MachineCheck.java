package dev.tradewind.launcher.doctor;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDK, memory, files and disk of this machine. */
final class MachineCheck {
    private static final int JAVA_MIN = 21;
    private static final long MEMORY_NEEDED_MB = 900;
    private static final long DISK_NEEDED_MB = 300;
    private static final long DISK_WANTED_MB = 2_000;
    private static final long FILES_WANTED = 4_096;

    private MachineCheck() {}

    static List<Finding> findings(Path data) {
        return List.of(java(), memory(), files(), disk(data));
    }

    private static Finding java() {
        String text = Runtime.version() + " in " + System.getProperty("java.home");
        return Runtime.version().feature() >= JAVA_MIN
                ? Finding.good("Java", text)
                : Finding.wrong("Java", text + ": install a JDK of version " + JAVA_MIN + " or newer");
    }

    private static Finding memory() {
        long available = availableMemoryMb();
        return available >= MEMORY_NEEDED_MB
                ? Finding.good("Memory", available + " MB available")
                : Finding.doubtful(
                        "Memory", available + " MB available; everything together wants " + MEMORY_NEEDED_MB + " MB");
    }

    /** What the kernel would give without swapping; where it does not say, what is free. */
    private static long availableMemoryMb() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            Optional<String> line =
                    lines.filter(l -> l.startsWith("MemAvailable:")).findFirst();
            if (line.isPresent()) {
                return Long.parseLong(line.get().replaceAll("\\D", "")) >> 10;
            }
        } catch (IOException e) {
            return freeMemoryMb();
        }
        return freeMemoryMb();
    }

    private static long freeMemoryMb() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize() >> 20;
    }

    private static Finding files() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
            return Finding.good("Open files", "no limit known");
        }
        long max = unix.getMaxFileDescriptorCount();
        return max >= FILES_WANTED
                ? Finding.good("Open files", "up to " + max)
                : Finding.doubtful("Open files", "up to " + max + "; many shoppers at once want more: ulimit -n 65536");
    }

    private static Finding disk(Path data) {
        Path existing = data;
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
            return Finding.wrong("Disk", "no right to write to " + existing + ": choose another --data");
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace() >> 20;
            String text = free + " MB free for " + data;
            if (free < DISK_NEEDED_MB) {
                return Finding.wrong("Disk", text + ": make room, " + DISK_NEEDED_MB + " MB are needed to start");
            }
            return free < DISK_WANTED_MB ? Finding.doubtful("Disk", text) : Finding.good("Disk", text);
        } catch (IOException e) {
            return Finding.wrong("Disk", "the disk of " + existing + " cannot be looked at: " + e.getMessage());
        }
    }
}
