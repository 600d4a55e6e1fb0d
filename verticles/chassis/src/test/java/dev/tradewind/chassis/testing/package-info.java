/**
 * What the tests of every domain stand on: a real PostgreSQL, a deployed domain, and feeds of domains that are not
 * there.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.chassis.testing;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
