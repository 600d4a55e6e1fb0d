/**
 * Reading tables of text, plain or packed, row by row, with the line on which each row begins. A row that cannot be
 * understood is a {@link dev.tradewind.tools.table.BadRow} with a reason for people, never the end of the file.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.tools.table;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
