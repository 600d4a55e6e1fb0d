package dev.tradewind.tools;

import dev.tradewind.contracts.auditor.Invariants;
import dev.tradewind.tools.account.Report;
import dev.tradewind.tools.olist.OlistImport;
import dev.tradewind.tools.rest.Staff;
import dev.tradewind.tools.retail.RetailImport;
import dev.tradewind.tools.verify.Audit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** {@code tradewind import}: what another system has recorded. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Bring in the data of a real marketplace. May be repeated: what is there stays as it is.",
        synopsisSubcommandLabel = "SOURCE")
final class ImportCommand {
    private static final Duration FEEDS = Duration.ofMinutes(3);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Mixin
    private final ServerOptions server = new ServerOptions();

    @Option(
            names = "--report",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "where report.txt and rows.csv are written (default: reports/ in the data directory)")
    private @Nullable Path reports;

    @Command(
            name = "olist",
            mixinStandardHelpOptions = true,
            description = "the Olist marketplace's nine files, as .csv or .csv.xz")
    int olist(@Parameters(paramLabel = "DIR", description = "where they are") Path directory) throws IOException {
        return run("olist", "Import of Olist from " + directory, (staff, report) -> new OlistImport(staff, report)
                .run(directory));
    }

    @Command(
            name = "online-retail",
            mixinStandardHelpOptions = true,
            description = "the UCI Online Retail file, as .csv or .csv.xz")
    int onlineRetail(@Parameters(paramLabel = "FILE", description = "where it is") Path file) throws IOException {
        return run("online-retail", "Import of Online Retail from " + file, (staff, report) -> new RetailImport(
                        staff, report)
                .run(file));
    }

    @FunctionalInterface
    private interface Work {
        void run(Staff staff, Report report) throws IOException;
    }

    private int run(String name, String title, Work work) throws IOException {
        Staff staff = server.staff();
        Path directory = reports != null
                ? reports
                : server.data()
                        .resolve("reports")
                        .resolve(name + "-" + LocalDateTime.now().format(STAMP));
        try (Report report = Report.in(directory, title)) {
            work.run(staff, report);
            invariants(staff, report);
            System.out.print(report.text());
            return report.isRight() ? 0 : 1;
        }
    }

    private static void invariants(Staff staff, Report report) {
        Invariants invariants = Audit.settled(staff, FEEDS);
        invariants.data().forEach(invariant -> {
            if (!invariant.holds()) {
                report.fault(Audit.line(invariant));
            }
        });
        report.figure(
                "invariants that hold",
                invariants.data().size(),
                invariants.data().stream().filter(i -> i.holds()).count());
    }
}
