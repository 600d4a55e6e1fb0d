/**
 * Accounting for what was read: every row of every file is imported, merged into something, or refused, and sums of
 * what was read stand beside sums of what the server holds.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.tools.account;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
