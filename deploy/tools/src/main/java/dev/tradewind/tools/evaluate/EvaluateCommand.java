package dev.tradewind.tools.evaluate;

import picocli.CommandLine.Command;

/** {@code tradewind evaluate}: one subcommand for each model. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Measure a model on data given as files. Needs no running platform.",
        footer = "Prints a table and, as the last line, the same figures as one JSON object.",
        synopsisSubcommandLabel = "MODEL",
        subcommands = {RecommendationsCommand.class, FraudCommand.class, DemandCommand.class})
public final class EvaluateCommand {}
