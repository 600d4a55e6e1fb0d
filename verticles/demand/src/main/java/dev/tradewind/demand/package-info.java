/**
 * Demand: what will probably be sold, and what should be bought. {@code Portfolio} forecasts a panel of series with
 * quantiles, in plain Java; it is the same code that {@code ./tradewind evaluate demand} measures.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.demand;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
