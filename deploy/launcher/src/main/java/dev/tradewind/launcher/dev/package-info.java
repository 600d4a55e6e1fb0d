/**
 * Working on a running platform: what was edited, and a module's sources made into a jar, without Maven. Knows the
 * project's folders and the JDK's compiler, and nothing of what runs.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.launcher.dev;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
