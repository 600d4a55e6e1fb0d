/**
 * Looks at the machine, the configuration, the database and the running instance, and says in plain words what is
 * wrong.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.launcher.doctor;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
