/**
 * A PostgreSQL server run as a child process of this JVM: unpacked from the class path, bound to loopback, durable
 * unless a test says otherwise, and never outliving the JVM. Knows nothing of Tradewind's schemas.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
