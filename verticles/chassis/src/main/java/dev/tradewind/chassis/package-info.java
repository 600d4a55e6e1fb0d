/**
 * What every domain stands on: its database role and schema, its event log, the feeds it follows, durable tasks,
 * idempotent commands, its services on the bus, health and metrics. Knows no domain. A {@link Domain} lives on one
 * event-loop context; state of the chassis is touched from there only, so nothing here needs a lock.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.chassis;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
