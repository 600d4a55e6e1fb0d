package dev.tradewind.launcher;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * The command that starts a further node on this machine, in a JVM like this one. It stops when the pipe to its
 * standard input closes, so it ends with whoever holds that, however he ends.
 */
public final class NodeLine {
    // Ctrl-C reaches the whole terminal; it is the process at the other end of the pipe that says when to stop.
    private static final List<String> UNINTERRUPTED = List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "tradewind");

    private NodeLine() {}

    /**
     * @param options of the JVM, besides this one's, which they override
     * @param arguments of {@code tradewind node}
     */
    public static List<String> of(List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>(UNINTERRUPTED);
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-Dtradewind.terminal"))
                .forEach(command::add);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Tradewind.class.getName(), "node"));
        command.addAll(List.of("--until-input-ends", "--empty"));
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
