package dev.tradewind.bench;

import picocli.CommandLine;

/** Where the entry script's bench begins. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** Wrong usage is told in one line. */
    static CommandLine commandLine() {
        return new CommandLine(new BenchCommand()).setParameterExceptionHandler((wrong, arguments) -> {
            wrong.getCommandLine().getErr().println("tradewind: " + wrong.getMessage());
            return CommandLine.ExitCode.USAGE;
        });
    }
}
