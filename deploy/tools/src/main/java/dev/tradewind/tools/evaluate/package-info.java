/**
 * Measures models on data given as files, with the very code that runs in the shop. Each evaluation is a subcommand
 * that prints a table for people and, as its last line, the same figures as one JSON object for programs.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.tools.evaluate;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
