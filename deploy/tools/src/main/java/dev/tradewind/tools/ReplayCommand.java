package dev.tradewind.tools;

import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.tools.olist.OlistPurchases;
import dev.tradewind.tools.replay.Cards;
import dev.tradewind.tools.replay.Purchase;
import dev.tradewind.tools.replay.Replay;
import dev.tradewind.tools.replay.ReplayResult;
import dev.tradewind.tools.rest.Staff;
import dev.tradewind.tools.verify.Audit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tradewind replay}: a real order stream through the live checkout. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Drive a real order stream through the live checkout.",
        footer = "Exit code 1 when one order in a thousand goes wrong or an invariant breaks.",
        synopsisSubcommandLabel = "SOURCE")
final class ReplayCommand {
    private static final Duration FEEDS = Duration.ofMinutes(3);

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Command(name = "olist", mixinStandardHelpOptions = true, description = "the orders of the Olist marketplace")
    int olist(@Parameters(paramLabel = "DIR", description = "where the files are") Path directory, @Mixin Stream stream)
            throws IOException, InterruptedException {
        Staff staff = server.staff();
        List<Purchase> purchases = OlistPurchases.prepare(staff, directory, stream.limit);
        if (!Audit.settled(staff, FEEDS).holds()) {
            System.err.println("The invariants do not hold, even before the replay.");
        }
        ReplayResult result = new Replay(staff, stream.options()).run(purchases);
        Invariants invariants = Audit.settled(staff, FEEDS);
        System.out.print(result.text(invariants));
        return result.isRight() && invariants.holds() ? 0 : 1;
    }

    /** How the stream flows. */
    static final class Stream {
        @Option(
                names = "--speed",
                paramLabel = "N",
                description = "times faster than it was; 0, the default, is as fast as the server answers")
        private double speed;

        @Option(
                names = "--limit",
                paramLabel = "N",
                description = "only the first N orders",
                defaultValue = "2147483647",
                showDefaultValue = Visibility.NEVER)
        private int limit;

        @Option(
                names = "--shoppers",
                paramLabel = "N",
                description = "at most so many at the same time (default: ${DEFAULT-VALUE})",
                defaultValue = "16")
        private int shoppers;

        @Option(
                names = "--tokens",
                paramLabel = "TOKEN=PERCENT",
                split = ",",
                description =
                        "sandbox tokens that a share of the shoppers tries first, such as tok_declined=5,tok_slow=1")
        private Map<String, Double> tokens = new LinkedHashMap<>();

        Replay.Options options() {
            return new Replay.Options(speed, shoppers, new Cards(tokens));
        }
    }
}
