/**
 * Measures a platform from outside, over HTTP, and puts every figure beside its raw limit: what a bare Vert.x
 * handler, alone or with one prepared statement, does on the same machine, against the same PostgreSQL, in the same
 * run.
 *
 * <p>Invariants of the measuring: what is measured runs in processes of its own, whose processor time is counted and
 * this program's is not; every scenario is warmed up first; a rate is kept up whatever the server does, with
 * latencies from when a request was due, so that a stall counts for all who would have come during it.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
