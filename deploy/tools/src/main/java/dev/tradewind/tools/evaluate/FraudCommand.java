package dev.tradewind.tools.evaluate;

import dev.tradewind.tools.evaluate.FraudTrial.Periods;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tradewind evaluate fraud}. */
@Command(
        name = "fraud",
        mixinStandardHelpOptions = true,
        description = {
            "Learn from the card transactions of one period and score those of a later one. Features use everything",
            "earlier, labels only after their delay. Cards known as stolen by then are left out of the test. All days",
            "are inclusive, as 2018-07-25."
        })
final class FraudCommand implements Callable<Integer> {
    private static final String DAY = "DAY";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--transactions",
            required = true,
            split = ",",
            paramLabel = "FILE",
            description = {
                "CSV with TRANSACTION_ID, TX_DATETIME, CUSTOMER_ID, TERMINAL_ID, TX_AMOUNT and TX_FRAUD;",
                "several with commas between. Files may be packed: .xz"
            })
    private List<Path> transactions = List.of();

    @Option(names = "--train-from", required = true, paramLabel = DAY, description = "first day to learn from")
    private LocalDate trainFrom = LocalDate.EPOCH;

    @Option(names = "--train-to", required = true, paramLabel = DAY, description = "last day to learn from")
    private LocalDate trainTo = LocalDate.EPOCH;

    @Option(names = "--test-from", required = true, paramLabel = DAY, description = "first day to score")
    private LocalDate testFrom = LocalDate.EPOCH;

    @Option(names = "--test-to", required = true, paramLabel = DAY, description = "last day to score")
    private LocalDate testTo = LocalDate.EPOCH;

    @Option(
            names = "--label-delay-days",
            paramLabel = "N",
            defaultValue = "7",
            description = "days until it is known whether a transaction was a fraud (${DEFAULT-VALUE})")
    private int labelDelayDays = 7;

    @Override
    public Integer call() throws IOException {
        if (trainTo.isBefore(trainFrom) || testTo.isBefore(testFrom) || !trainTo.isBefore(testFrom)) {
            throw new ParameterException(spec.commandLine(), "The test must begin after the training, and end later.");
        }
        if (labelDelayDays < 0) {
            throw new ParameterException(spec.commandLine(), "--label-delay-days must not be negative.");
        }
        FraudTrial trial = new FraudTrial(new Periods(trainFrom, trainTo, testFrom, testTo, labelDelayDays));
        Figures figures = trial.run(Transaction.read(transactions));
        System.out.print(figures.text("Frauds " + testFrom + " to " + testTo + ", learned from " + trainFrom + " to "
                + trainTo + ", labels after " + labelDelayDays + " days"));
        return 0;
    }
}
