/**
 * Operations owns the audit log ({@code audit_log}): who did what, to what, when, and what came of it. The gateway
 * sends each entry twice, before the act and after it, until it is kept; an entry is written once, gets its outcome
 * once, and is never changed after that. Follows nobody and tells nothing.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.operations;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
