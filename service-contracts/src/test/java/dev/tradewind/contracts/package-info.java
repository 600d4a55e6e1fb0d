/** Holds every contract against its golden JSON, and the OpenAPI document against the contracts. */
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
