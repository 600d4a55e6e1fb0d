package dev.tradewind.tools.olist;

import dev.tradewind.tools.account.Report;
import dev.tradewind.tools.account.RowAccount;

/** The accounts of the nine files. */
record OlistAccounts(
        RowAccount orders,
        RowAccount items,
        RowAccount payments,
        RowAccount customers,
        RowAccount products,
        RowAccount sellers,
        RowAccount categories,
        RowAccount reviews,
        RowAccount geolocation) {
    static OlistAccounts open(OlistFiles files, Report report) {
        return new OlistAccounts(
                report.file(files.orders().name()),
                report.file(files.items().name()),
                report.file(files.payments().name()),
                report.file(files.customers().name()),
                report.file(files.products().name()),
                report.file(files.sellers().name()),
                report.file(files.categories().name()),
                report.file(files.reviews().name()),
                report.file(files.geolocation().name()));
    }

    /** For readings that no report asks for. */
    static OlistAccounts unheard() {
        RowAccount nobody = RowAccount.unheard();
        return new OlistAccounts(nobody, nobody, nobody, nobody, nobody, nobody, nobody, nobody, nobody);
    }
}
