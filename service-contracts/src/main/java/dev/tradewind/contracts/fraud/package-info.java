/** How likely orders are frauds, why, and what people have decided about those that were held. */
@ModuleGen(name = "tradewind-fraud", groupPackage = "dev.tradewind.contracts.fraud")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.fraud;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
