/**
 * The UCI Online Retail data: one file of invoice lines of a wholesaler in the United Kingdom, 2010 to 2011. The file
 * is read three times, each time from beginning to end with little held in memory: to survey it, to match
 * cancellations with what they cancel, and to bring orders in as their last line passes.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.tools.retail;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
