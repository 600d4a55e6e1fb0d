/**
 * The value types, the event envelope and the feed that every domain shares. No logic beyond the validation of its own
 * types.
 */
@ModuleGen(name = "tradewind-shared", groupPackage = "dev.tradewind.contracts.shared")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.shared;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
