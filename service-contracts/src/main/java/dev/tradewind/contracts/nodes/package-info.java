/** The nodes of a cluster: which there are, and what runs on them. */
@ModuleGen(name = "tradewind-nodes", groupPackage = "dev.tradewind.contracts.nodes")
@NullMarked
@CheckReturnValue
package dev.tradewind.contracts.nodes;

import com.google.errorprone.annotations.CheckReturnValue;
import io.vertx.codegen.annotations.ModuleGen;
import org.jspecify.annotations.NullMarked;
