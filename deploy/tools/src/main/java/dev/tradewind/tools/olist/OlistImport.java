package dev.tradewind.tools.olist;

import dev.tradewind.contracts.identity.CustomerView;
import dev.tradewind.contracts.identity.ImportedCustomers;
import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.ImportOutcome;
import dev.tradewind.tools.Progress;
import dev.tradewind.tools.account.Report;
import dev.tradewind.tools.account.RowAccount;
import dev.tradewind.tools.account.Upload;
import dev.tradewind.tools.rest.Bulk;
import dev.tradewind.tools.rest.Imports;
import dev.tradewind.tools.rest.Staff;
import dev.tradewind.tools.table.TableFile;
import dev.tradewind.tools.verify.OrderCheck;
import dev.tradewind.tools.verify.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/** The import of Olist's files, from the first row to the comparison of all totals. */
public final class OlistImport {
    /** Rows of orders' lines, so that a request stays well under a megabyte. */
    private static final int LINES_PER_REQUEST = 300;

    private final Staff staff;
    private final Imports server;
    private final Report report;

    public OlistImport(Staff staff, Report report) {
        this.staff = staff;
        this.server = new Imports(staff);
        this.report = report;
    }

    public void run(Path directory) throws IOException {
        OlistFiles files = OlistFiles.in(directory);
        OlistAccounts accounts = OlistAccounts.open(files, report);
        OlistHistory history = OlistHistory.read(files, accounts);
        Demand demand = Demand.of(history.orders());
        Bindings bindings = new OlistSetup(files, accounts, demand, server).run(product -> true, report::fault);
        customers(history, accounts.customers(), bindings);
        List<Standing> sent = orders(history, accounts, bindings);
        refuseAll(files.reviews(), accounts.reviews(), "the platform keeps no reviews");
        refuseAll(files.geolocation(), accounts.geolocation(), "the platform keeps no coordinates of postcodes");
        OlistReport.write(report, history, new OrderCheck(staff, report).held(sent));
    }

    private void customers(OlistHistory history, RowAccount account, Bindings bindings) {
        Upload<ImportedCustomers.Customer, CustomerView> upload = new Upload<>(
                account,
                "the customer of another order: the same person",
                server::customers,
                (sent, view) ->
                        bindings.customers().put(sent.externalRef().substring("olist:customer:".length()), view.id()));
        try (ProgressBar bar = Progress.of("customers", history.customers().size())) {
            history.customers().forEach(customer -> {
                upload.add(customer.line(), customer.person(), OlistCatalogue.customer(customer));
                bar.step();
            });
            upload.flush();
        }
    }

    private record Sent(OlistOrder order, HistoricalOrder historical) {}

    private List<Standing> orders(OlistHistory history, OlistAccounts accounts, Bindings bindings) {
        var mapping = new OlistOrders(bindings);
        var rows = new OlistRows(accounts);
        List<Standing> standings = new ArrayList<>();
        try (ProgressBar bar = Progress.of("orders", history.orders().size())) {
            Bulk<Sent, ImportOutcome> bulk = Bulk.of(
                    batch -> server.orders(batch.stream().map(Sent::historical).toList()),
                    new Bulk.Limit<>(
                            LINES_PER_REQUEST, sent -> 1 + sent.order().items().size()),
                    (batch, outcome) -> {
                        batch.forEach(sent -> rows.imported(sent.order()));
                        batch.forEach(sent -> standings.add(Standing.sent(sent.historical())));
                        bar.stepBy(batch.size());
                    },
                    (sent, reason) -> rows.refused(sent.order(), reason));
            history.orders().forEach(order -> {
                OlistOrder sellable = rows.withoutUnknown(order, bindings);
                bulk.add(new Sent(sellable, mapping.historical(sellable)));
            });
            bulk.flush();
        }
        return standings;
    }

    private static void refuseAll(TableFile file, RowAccount account, String reason) throws IOException {
        file.read(account, Progress.watching(file.name(), file.bytes()), row -> account.refused(row.line(), reason));
    }
}
