/**
 * Programs for people at a terminal. They are clients: whatever they do to a platform, they do through its REST
 * surface, so that they work against any node, near or far, and can do nothing that an operator could not.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.tools;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
