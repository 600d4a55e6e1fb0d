package dev.tradewind.tools.retail;

import dev.tradewind.contracts.orders.OrderStatus;
import dev.tradewind.tools.account.Report;
import dev.tradewind.tools.table.Cents;
import dev.tradewind.tools.verify.Sums;
import java.math.BigDecimal;
import java.util.Map;

/** Figures and rules of an Online Retail import. */
final class RetailReport {
    private static final String RULES =
            """
            All rows are one merchant's, %s, in GBP. Codes that differ only in case are one article: %s as written.
            An invoice is an order, delivered when it was written (the earlier time where its lines differ): the \
            data knows no later step. Where everything was given back it is cancelled.
            An amount is quantity times exact price, rounded half up to the penny, line by line. All rows come to \
            %s exactly; in orders, rounding loses %s.
            A cancellation is matched with earlier sales of the same article to the same customer, the latest first, \
            at the same price if there are enough, else at any; a named customer's discount, credit or postage with \
            his latest earlier invoice that was big enough. It becomes the refund of that order. What fits no sale is \
            refused.
            Postage and carriage (POST, DOT, C2) are an order's shipping. What else is charged and is not goods is an \
            adjustment of its payment. What the merchant has with Amazon, its bank, a charity or a bad debtor is \
            refused.
            Pieces that were written off or found are refused: no sale, no money. Stock here is what was ever sold, \
            at least 1000 pieces an article.
            Articles cost what they cost at their last sale and are called what they were called most often. \
            Commission is not in the data: 0 on historical orders. Times are those of Europe/London.
            """;

    private final Report report;
    private final Survey survey;
    private final Bindings bindings;
    private final RetailRows rows;

    RetailReport(Report report, Survey survey, Bindings bindings, RetailRows rows) {
        this.report = report;
        this.survey = survey;
        this.bindings = bindings;
        this.rows = rows;
    }

    void write(Sums held, Sums sent) {
        rules();
        report.fact("invoices", survey.invoices().size());
        report.fact(
                "  of these cancellations",
                survey.invoices().stream()
                        .filter(number -> number.startsWith("C"))
                        .count());
        report.fact("stock codes", survey.originalCodes());
        report.fact("lines without a customer", survey.anonymousRows());
        report.figure(
                "customers", survey.customers().size(), bindings.customers().size());
        report.figure("articles with a price", priced(), bindings.offers().size());
        report.figure("orders", sent.orders(), held.orders());
        report.figure("  delivered", sent.orders(OrderStatus.DELIVERED), held.orders(OrderStatus.DELIVERED));
        report.figure(
                "  cancelled, all money given back",
                sent.orders(OrderStatus.CANCELLED),
                held.orders(OrderStatus.CANCELLED));
        report.figure("lines of goods", sent.lines(), held.lines());
        report.figure("pieces", sent.pieces(), held.pieces());
        money(held);
    }

    private void rules() {
        RULES.formatted(Shop.NAME, survey.originalCodes(), survey.net(), rows.rounding())
                .lines()
                .forEach(report::rule);
    }

    private long priced() {
        return survey.articles().values().stream()
                .filter(article -> !article.isNeverPaid())
                .count();
    }

    private void money(Sums held) {
        report.fact("net of all rows GBP (quantity × price)", survey.net());
        BigDecimal refused = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> reason : rows.refusedMoney().entrySet()) {
            refused = refused.add(reason.getValue());
            if (reason.getValue().signum() != 0) {
                report.rule("Refused rows speak of " + reason.getValue() + " GBP: " + reason.getKey() + ".");
            }
        }
        report.fact("  less refused rows GBP", refused);
        report.fact("  less lost in rounding GBP", rows.rounding());
        BigDecimal left = survey.net().subtract(refused).subtract(rows.rounding());
        report.figure(
                "net of orders GBP",
                left.setScale(2),
                Cents.decimal(held.captured() - held.refunded()),
                ": captured " + Cents.decimal(held.captured()) + ", refunded " + Cents.decimal(held.refunded()));
    }
}
