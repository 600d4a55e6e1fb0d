/**
 * The ledger. Owns {@code transactions} and their {@code entries}, {@code accounts} with their balances, {@code sales}
 * (commission per order and merchant), {@code payouts} and what is left of a run of them ({@code payouts_due}), and a
 * copy of merchants' names. Every transaction sums to zero
 * per currency and is posted once; entries are never changed; a balance is the sum of its entries; a payout never
 * exceeds what is owed. The database holds all of that. Follows payments (captured, refunded, refund returned) and
 * merchants; tells
 * {@code settlement.posted} and {@code settlement.payout-created}.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.settlement;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
