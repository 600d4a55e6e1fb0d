/** Who may do what: staff, merchants' people and customers, their tokens and API keys. */
@ModuleGen(name = "tradewind-identity", groupPackage = "dev.tradewind.contracts.identity")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
