package dev.tradewind.tools.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tradewind evaluate recommendations}. */
@Command(
        name = "recommendations",
        mixinStandardHelpOptions = true,
        description = {
            "Learn from the sessions of one file, then let every prefix of each session of another predict its next",
            "item. Items that were never learned count as misses."
        })
final class RecommendationsCommand implements Callable<Integer> {
    @Option(names = "--train", required = true, paramLabel = "FILE", description = "sessions to learn from")
    private Path train = Path.of("");

    @Option(names = "--test", required = true, paramLabel = "FILE", description = "later sessions to predict")
    private Path test = Path.of("");

    @Option(
            names = "--format",
            required = true,
            paramLabel = "FORMAT",
            description = {
                "serenade: SessionId, ItemId and Time in seconds, with tabs between;",
                "sessions: one session a line, item ids with blanks between, lines in time order.",
                "Files may be packed: .xz"
            })
    private SessionFile.Format format = SessionFile.Format.SESSIONS;

    @Option(names = "--limit", paramLabel = "N", description = "only the first N prefixes")
    private long limit = Long.MAX_VALUE;

    @Override
    public Integer call() throws IOException {
        List<List<String>> learned = SessionFile.read(train, format);
        List<List<String>> predicted = SessionFile.read(test, format);
        NextItemTrial trial = new NextItemTrial();
        trial.learn(learned);
        Figures figures = trial.predict(predicted, limit);
        System.out.print(figures.text("Next item of " + test + ", learned from " + train));
        return 0;
    }
}
