/** The ledger: double-entry postings of all money that moved, what merchants are owed, and payouts. */
@ModuleGen(name = "tradewind-settlement", groupPackage = "dev.tradewind.contracts.settlement")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.settlement;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
