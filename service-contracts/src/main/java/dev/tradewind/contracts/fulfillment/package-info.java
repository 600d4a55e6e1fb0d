/** Shipments of confirmed orders, per merchant, partial where wanted, with tracking and delivery. */
@ModuleGen(name = "tradewind-fulfillment", groupPackage = "dev.tradewind.contracts.fulfillment")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.fulfillment;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
