/** Products, their variants, the merchants' offers of them, categories and product types. */
@ModuleGen(name = "tradewind-catalog", groupPackage = "dev.tradewind.contracts.catalog")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
