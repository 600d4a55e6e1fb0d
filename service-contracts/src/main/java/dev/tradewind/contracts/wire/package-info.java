/** How contract types become JSON text and back: the only place that knows Jackson. */
@NullMarked
package dev.tradewind.contracts.wire;

import org.jspecify.annotations.NullMarked;
