/**
 * The demo catalogue: several merchants with some hundred offers, the same on every machine, given to the domains
 * through their ordinary services. Every part carries a reference of its own, so that a loading that broke off can
 * simply be done again.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.launcher.demo;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
