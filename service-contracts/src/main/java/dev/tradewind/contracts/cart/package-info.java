/**
 * Carts: lines of several merchants, priced from the cart's own copy of offers, frozen into an order when completed.
 */
@ModuleGen(name = "tradewind-cart", groupPackage = "dev.tradewind.contracts.cart")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.cart;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
