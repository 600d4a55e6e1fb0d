package dev.tradewind.tools.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tradewind evaluate demand}. */
@Command(
        name = "demand",
        mixinStandardHelpOptions = true,
        description = {
            "Forecast weekly sales from one origin, with everything up to it, and compare with what was sold in the",
            "weeks that followed."
        })
final class DemandCommand implements Callable<Integer> {
    @Option(names = "--series", required = true, paramLabel = "FILE", description = "sales; packed when named .xz")
    private Path series = Path.of("");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = {
                "walmart: Store, Dept, Date, Weekly_Sales; a department is a category, a store a merchant;",
                "online-retail: the lines of invoices; a code's goods sold (positive quantities and prices, so returns",
                "are not taken off), for codes sold in at least 13 of the last 26 weeks of training."
            })
    private SalesFile.Format format = SalesFile.Format.WALMART;

    @Option(names = "--train-to", required = true, paramLabel = "D", description = "last day that is learned from")
    private LocalDate trainTo = LocalDate.EPOCH;

    @Option(names = "--test-to", required = true, paramLabel = "D", description = "last day that is forecast")
    private LocalDate testTo = LocalDate.EPOCH;

    @Override
    public Integer call() throws IOException {
        SalesFile.Weeks weeks = SalesFile.Weeks.between(trainTo, testTo);
        DemandTrial trial = new DemandTrial(SalesFile.read(series, format, weeks), weeks.tested(), format);
        System.out.print(trial.run().text("Weekly sales of " + series + " after " + trainTo));
        return 0;
    }
}
