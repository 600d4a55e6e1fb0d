package dev.tradewind.launcher.dev;

import java.time.Duration;
import java.util.List;

/** What became of compiling a module. */
public sealed interface Build {
    /** @param jar all of it: classes and resources */
    record Done(byte[] jar, Duration took) implements Build {}

    /** @param problems each with file and line, and what is wrong there */
    record Broken(List<String> problems) implements Build {}
}
