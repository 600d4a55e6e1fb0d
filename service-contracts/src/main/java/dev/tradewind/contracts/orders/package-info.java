/** Orders: the process manager that leads each accepted cart to a final state. */
@ModuleGen(name = "tradewind-orders", groupPackage = "dev.tradewind.contracts.orders")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.orders;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
