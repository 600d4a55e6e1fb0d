/** What people and machines did to the platform. */
@ModuleGen(name = "tradewind-operations", groupPackage = "dev.tradewind.contracts.operations")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.operations;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
