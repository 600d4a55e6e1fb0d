/** Demand: forecasts of sales with quantiles, when stock will be out, and what to buy. Advice; nothing waits for it. */
@ModuleGen(name = "tradewind-demand", groupPackage = "dev.tradewind.contracts.demand")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.demand;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
