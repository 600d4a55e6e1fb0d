/**
 * Starts Tradewind: reads one configuration, provides a database, deploys a table of domain verticles into this JVM,
 * alone or as a node of a cluster, and takes it all down again in order. Knows the domains by name only; no business
 * rule lives here.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.launcher;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
