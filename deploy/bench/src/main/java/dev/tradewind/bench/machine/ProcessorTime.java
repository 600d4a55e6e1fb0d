package dev.tradewind.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time of a process tree since it began.
 *
 * @param jvm of the process itself and of JVMs that it has started
 * @param children of all its other descendants, those that have ended included
 */
public record ProcessorTime(Duration jvm, Duration children) {
    public static final ProcessorTime UNKNOWN = new ProcessorTime(Duration.ZERO, Duration.ZERO);

    /** Linux counts in hundredths of a second for every program, whatever the kernel does inside. */
    private static final long TICK_MS = 10;

    private static final int UTIME = 11;

    /** Of a process and its descendants; of neither what cannot be read (another system than Linux). */
    public static ProcessorTime of(ProcessHandle process) {
        return process.descendants()
                .map(ProcessorTime::ofChild)
                .reduce(new ProcessorTime(own(process.pid()), Duration.ZERO), ProcessorTime::plus);
    }

    private static ProcessorTime ofChild(ProcessHandle child) {
        boolean jvm = child.info()
                .command()
                .filter(command -> command.endsWith("java"))
                .isPresent();
        return jvm
                ? new ProcessorTime(own(child.pid()), Duration.ZERO)
                : new ProcessorTime(Duration.ZERO, own(child.pid()).plus(waitedFor(child.pid())));
    }

    /** Of this very program: the load generator. */
    public static Duration ofThisProgram() {
        return own(ProcessHandle.current().pid());
    }

    public Duration all() {
        return jvm.plus(children);
    }

    public ProcessorTime since(ProcessorTime earlier) {
        return new ProcessorTime(jvm.minus(earlier.jvm), children.minus(earlier.children));
    }

    public ProcessorTime plus(ProcessorTime other) {
        return new ProcessorTime(jvm.plus(other.jvm), children.plus(other.children));
    }

    private static Duration own(long pid) {
        return ticks(pid, UTIME);
    }

    /** What its own children had taken when they ended: a PostgreSQL server's sessions of before. */
    private static Duration waitedFor(long pid) {
        return ticks(pid, UTIME + 2);
    }

    private static Duration ticks(long pid, int first) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name in parentheses may hold blanks; fields are counted behind it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Stream.of(fields[first], fields[first + 1])
                    .mapToLong(Long::parseLong)
                    .sum();
            return Duration.ofMillis(ticks * TICK_MS);
        } catch (IOException e) {
            return Duration.ZERO;
        }
    }
}
