/** Talking to a platform: requests, credentials, retries, bulk. */
@NullMarked
@CheckReturnValue
package dev.tradewind.tools.rest;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
