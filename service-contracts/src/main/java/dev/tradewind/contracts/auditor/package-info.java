/** The platform's invariants, proven over all domains. */
@ModuleGen(name = "tradewind-auditor", groupPackage = "dev.tradewind.contracts.auditor")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.auditor;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
