/** A platform in memory, as far as the tools use one: what it is sent it holds, by external reference. */
@NullMarked
package dev.tradewind.tools.fake;

import org.jspecify.annotations.NullMarked;
