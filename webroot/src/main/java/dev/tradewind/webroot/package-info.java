/**
 * The last step of building the pages: what esbuild has bundled gets into the form in which it is served. Runs during
 * the build only and is not part of the product.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.webroot;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
