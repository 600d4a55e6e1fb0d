/** Stock per offer and location, and the reservations that orders hold on it. */
@ModuleGen(name = "tradewind-inventory", groupPackage = "dev.tradewind.contracts.inventory")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.inventory;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
