/**
 * The Olist marketplace's public data: nine files about orders of 2016 to 2018 in Brazil, with several sellers per
 * order and the customers' payments. Reading ({@link dev.tradewind.tools.olist.OlistFiles}), what it means here (pure
 * mapping classes) and bringing it in are separate.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.tools.olist;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
