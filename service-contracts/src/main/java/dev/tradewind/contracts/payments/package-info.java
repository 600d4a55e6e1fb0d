/** Payments: attempts to pay orders at providers, captures, refunds and voids, and the providers' webhooks. */
@ModuleGen(name = "tradewind-payments", groupPackage = "dev.tradewind.contracts.payments")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.payments;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
