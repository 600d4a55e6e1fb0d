/**
 * Merchants and their terms: who sells here, in which state, at which commission, with which shipping rates. Owns the
 * table {@code merchants}. A merchant's version counts its changes and is the sequence of the event that tells it; an
 * external reference belongs to one merchant for ever. Tells {@code merchants.saved} with the whole merchant; follows
 * nobody.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.merchants;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
