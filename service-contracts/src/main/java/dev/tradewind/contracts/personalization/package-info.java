/**
 * What others may know of personalization: what shoppers looked at, what is recommended to them and why, and how the
 * models fare. Its advice may be absent; nothing may depend on it.
 */
@ModuleGen(name = "tradewind-personalization", groupPackage = "dev.tradewind.contracts.personalization")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.personalization;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
