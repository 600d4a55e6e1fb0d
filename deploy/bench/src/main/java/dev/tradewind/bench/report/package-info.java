/** Figures, and how they are shown: a table, a file for programs, a page with plots. */
@NullMarked
@CheckReturnValue
package dev.tradewind.bench.report;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
