package dev.tradewind.tools.retail;

import dev.tradewind.contracts.orders.HistoricalOrder;
import dev.tradewind.contracts.orders.ImportOutcome;
import dev.tradewind.tools.Progress;
import dev.tradewind.tools.account.Report;
import dev.tradewind.tools.account.RowAccount;
import dev.tradewind.tools.rest.Bulk;
import dev.tradewind.tools.rest.Imports;
import dev.tradewind.tools.rest.Staff;
import dev.tradewind.tools.table.TableFile;
import dev.tradewind.tools.verify.OrderCheck;
import dev.tradewind.tools.verify.Standing;
import dev.tradewind.tools.verify.Sums;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The import of the Online Retail file, from the first row to the comparison of all totals. */
public final class RetailImport {
    /** So that a request stays well under a megabyte, unless a single invoice is longer. */
    private static final int LINES_PER_REQUEST = 1_000;

    private final Staff staff;
    private final Imports server;
    private final Report report;

    public RetailImport(Staff staff, Report report) {
        this.staff = staff;
        this.server = new Imports(staff);
        this.report = report;
    }

    public void run(Path path) throws IOException {
        TableFile file = TableFile.of(path, InvoiceLine.COLUMNS);
        RowAccount account = report.file(file.name());
        Survey survey = survey(file);
        Matching matching = matching(file, survey);
        Bindings bindings = new RetailSetup(survey, server, report::fault).run();
        var rows = new RetailRows(account);
        List<Standing> sent = orders(file, account, new Orders(survey, matching, bindings, rows));
        new RetailReport(report, survey, bindings, rows).write(new OrderCheck(staff, report).held(sent), Sums.of(sent));
    }

    private static Survey survey(TableFile file) throws IOException {
        var survey = new Survey();
        file.read(
                RowAccount.unheard(),
                Progress.watching("looking through", file.bytes()),
                row -> survey.add(InvoiceLine.of(row), row.text("StockCode")));
        return survey;
    }

    private static Matching matching(TableFile file, Survey survey) throws IOException {
        var matching = new Matching(survey);
        file.read(
                RowAccount.unheard(),
                Progress.watching("matching cancellations", file.bytes()),
                row -> matching.add(InvoiceLine.of(row)));
        return matching;
    }

    private record Orders(Survey survey, Matching matching, Bindings bindings, RetailRows rows) {}

    private record Sent(Invoice invoice, HistoricalOrder order) {}

    private List<Standing> orders(TableFile file, RowAccount account, Orders orders) throws IOException {
        List<Standing> standings = new ArrayList<>();
        Bulk<Sent, ImportOutcome> bulk = Bulk.of(
                batch -> server.orders(batch.stream().map(Sent::order).toList()),
                new Bulk.Limit<>(
                        LINES_PER_REQUEST, sent -> 1 + sent.invoice().lines().size()),
                (batch, outcome) -> batch.forEach(sent -> {
                    orders.rows.imported(sent.invoice());
                    standings.add(Standing.sent(sent.order()));
                }),
                (sent, reason) -> orders.rows.refused(sent.invoice(), reason));
        var mapping = new RetailOrders(orders.bindings);
        var refunds = orders.matching.refunds();
        var invoices = new Invoices(
                orders.survey,
                orders.matching,
                orders.rows,
                orders.bindings.offers().keySet());
        file.read(account, Progress.watching("orders", file.bytes()), row -> invoices.add(InvoiceLine.of(row))
                .ifPresent(invoice -> bulk.add(new Sent(
                        invoice, mapping.historical(invoice, refunds.getOrDefault(invoice.number(), new Refund()))))));
        bulk.flush();
        orders.rows.settle(refunds);
        return standings;
    }
}
