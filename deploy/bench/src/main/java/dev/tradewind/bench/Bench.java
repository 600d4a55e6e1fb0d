package dev.tradewind.bench;

import picocli.CommandLine;

/** Where the entry script's bench begins. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }
}
