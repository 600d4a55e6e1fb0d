/**
 * The five invariants of the order flow, computed when asked over all domains. Owns no table of its own and follows
 * nobody: each domain
 * audits itself, and what two domains say of the same order's money is compared page by page. Money in motion is
 * looked at again
 * before it counts as a difference. A domain that cannot be asked makes the invariants that need it not hold, and is
 * named.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.auditor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
