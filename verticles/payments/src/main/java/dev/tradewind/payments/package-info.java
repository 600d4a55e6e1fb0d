/**
 * Payments owns the attempts to pay orders at payment providers, and the captures, refunds and voids of what was
 * authorized. It follows {@code orders}, which asks by events; what must be asked of a provider is durable work, done
 * outside any transaction and as often as it takes, always under the same idempotency key. The answer to a call, a
 * webhook and the answer to a later question all go through one pure function ({@code PaymentRules}) under the lock of
 * the payment's row, so that whichever comes first settles and the others change nothing.
 *
 * <p>Tables: {@code payments}, {@code transfers} (captures and refunds). Invariants: one live payment per order;
 * captured and being captured ≤ authorized; refunded and being refunded ≤ captured; what is authorized for an order
 * that let go of it is voided, even when the authorization is learned of late.
 *
 * <p>Events out: {@code authorized}, {@code declined}, {@code action-required}, {@code captured},
 * {@code capture-failed}, {@code refunded}, {@code refund-failed}, {@code voided}.
 *
 * <p>The sandbox is a provider for development: a real HTTP server on its own port with its own books (schema
 * {@code sandbox}), which shares nothing with payments but its HTTP interface.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.payments;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
