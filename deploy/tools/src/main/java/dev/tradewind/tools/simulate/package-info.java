/**
 * The order flow in one thread: the rules that orders, inventory, payments, fulfillment and settlement run by, on
 * logs and tables in memory, in virtual time. A seed decides everything that chance decides: who buys what, what the
 * provider answers, which news is late, lost or told twice, and between which two writes a process dies. After every
 * step the invariants of the platform are checked; when nothing is left to happen, every order must have found its
 * end.
 *
 * <p>The rules are the domains' own classes. What surrounds them (reading a batch after a cursor, one transaction for
 * effects, events and cursor, durable tasks under a lease) is modelled here after the chassis; an error in that is
 * for the chassis's own tests to find.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.tools.simulate;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
