/**
 * Operations owns the audit log ({@code audit_log}): who did what, to what, when, and what came of it. The gateway
 * sends each entry twice, before the act and after it, until it is kept; an entry is written once, gets its outcome
 * once, and is never changed after that. It also counts how the shop does ({@code pulse_minutes}, {@code pulse_hours}):
 * it follows carts, orders, shipments and visits at leisure, so that nobody waits for it, counts every event once even
 * when a feed is replayed ({@code pulse_counted}), and is told by each gateway what shoppers asked ({@code traffic}).
 * What takes two people ({@code approvals}) is proposed by one and decided, once, by another. Tells nothing.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.operations;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
