package dev.tradewind.payments;

import dev.tradewind.chassis.Database;

/** The tables of payments. */
record Books(PaymentStore payments, TransferStore transfers) {
    static Books in(Database database) {
        return new Books(new PaymentStore(database), new TransferStore(database));
    }
}
