/**
 * What others may know of merchants: who sells here, in which state, at which commission and with which shipping
 * rates.
 */
@ModuleGen(name = "tradewind-merchants", groupPackage = "dev.tradewind.contracts.merchants")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.merchants;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
